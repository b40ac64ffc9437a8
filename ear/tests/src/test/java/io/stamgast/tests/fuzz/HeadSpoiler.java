package io.stamgast.tests.fuzz;

import java.util.List;

/** Spoils headers and the way in which a request is sent. */
final class HeadSpoiler {

    private static final List<String> TYPES = List.of("", "json", "application/", "/", "application/xml", "text/html",
            "text/plain", "application/json; charset=utf-16", "application/json; charset=nonsense",
            "application/json;charset=", "application/json;;;", "application/problem+json", "*/*",
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"",
            "multipart/mixed; boundary=x", "application/x-www-form-urlencoded", "application/x-ndjson",
            "application/gzip", "APPLICATION/JSON", "application/json, text/plain", "application/octet-stream",
            "text/csv; header=present");
    private static final List<String> ACCEPTS = List.of("", "text/html", "application/xml", "*", "a", "a/b;q=x",
            "*/*;q=0", "application/json;q=2", "application/json;q=-1", ",", ";", "text/*", "application/*",
            "application/json;a=\"", "image/png, */*;q=0.1", "application/problem+json",
            "application/xhtml+xml, text/html;q=0.9");
    private static final List<String> KEYS = List.of("", " ", "\t", "x", "a b", "\u00e9", "a\u007f", "\"quoted\"",
            "null", "' or 1=1 --", "${7*7}");
    private static final List<String> TAGS = List.of("", "*", "\"", "\"0\"", "\"-1\"", "W/\"1\"", "1", "\"1\", \"2\"",
            "\"99999999999999999999\"", "\"\u00e9\"", "\"a\\\"b\"", "null", "\"1\"x");
    private static final List<String> TOKENS = List.of("", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c",
            "Basic YTpi", "bearer", "Bearer null", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwidGVuYW50IjoiYSJ9.",
            "Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.e30.", "Digest username=\"a\"", "Bearer \u00e9",
            "Bearer eyJhbGciOiJIUzI1NiJ9.eyJ0ZW5hbnQiOiJhIn0.AAAA", "Negotiate AAAA");
    private static final List<String> ENCODINGS = List.of("gzip", "deflate", "br", "identity", "", "x-gzip",
            "gzip, gzip", "nonsense");
    private static final List<String> NO_LENGTHS = List.of("-1", "x", "99999999999999999999", "+1", "0x1", "1, 2", "");
    private static final List<String> TRANSFERS = List.of("gzip, chunked", "identity", "x", "chunked, x");
    private static final List<String> HOSTS = List.of("", "evil.example", "a b", "127.0.0.1:99999", "[", "@",
            "evil.example/path");
    private static final List<String> MODES = List.of("live", "test", "", "Test", "sandbox", "live, test");
    private static final List<String> PROTOCOLS = List.of("h2c", "h2c", "websocket", "");
    /** Of HTTP/2, which wouldn't go on in HTTP/1.1 with right ones. */
    private static final List<String> NO_SETTINGS = List.of("AAAA", "%%");
    private static final List<String> NO_NAMES = List.of("", " ", "a b", "\u00e9", "X:Y", "X\0");
    private static final List<Sent.Header> OTHERS = List.of(header("Stamgast-Tenant", "nobody"),
            header("Stamgast-Tenant", ""), header("X-HTTP-Method-Override", "DELETE"),
            header("X-Forwarded-For", "127.0.0.1"), header("X-Forwarded-Host", "evil.example"),
            header("X-Forwarded-Proto", "javascript"), header("Forwarded", "for=_x;host=evil.example"),
            header("X-Original-URL", "/admin"), header("Range", "bytes=0-0"), header("If-None-Match", "*"),
            header("If-Modified-Since", "x"), header("Cookie", "JSESSIONID=../../x"),
            header("Origin", "https://evil.example"), header("Expect", "200-ok"),
            header("Accept-Language", "x".repeat(2000)), header("Accept-Language", "de-@@, *;q=x"),
            header("Accept-Charset", "nonsense"), header("Accept-Encoding", "gzip;q=0, *;q=0"),
            header("Prefer", "respond-async; wait=x"), header("X", "y".repeat(7000)),
            header("Referer", "\u00ff"), header("Via", "1.1 x"), header("TE", "trailers"));

    private final Chance chance;

    HeadSpoiler(Chance chance) {
        this.chance = chance;
    }

    private static Sent.Header header(String name, String value) {
        return new Sent.Header(name, value);
    }

    Sent header(Sent sent) {
        return switch (chance.between(0, 9)) {
            case 0 -> sent.withHeader("Content-Type", chance.oneIn(4) ? null : chance.of(TYPES), "header content type");
            case 1 -> sent.withHeader("Accept", chance.oneIn(4) ? null : chance.of(ACCEPTS), "header accept");
            case 2 -> sent.withHeader("Idempotency-Key", key(), "header key");
            case 3 -> sent.withHeader("If-Match", chance.of(TAGS), "header tag");
            case 4 -> encoded(sent);
            case 5 -> twice(sent);
            case 6 -> sent.withHeader("Stamgast-Mode", chance.of(MODES), "header mode");
            case 7 -> upgraded(sent);
            default -> {
                var other = chance.of(OTHERS);
                yield sent.withAnother(other.name(), other.value(), "header " + other.name());
            }
        };
    }

    private String key() {
        return chance.oneIn(4) ? "k".repeat(chance.of(List.of(254, 255, 256, 5000))) : chance.of(KEYS);
    }

    private Sent encoded(Sent sent) {
        var encoding = chance.of(ENCODINGS);
        var body = encoding.contains("gzip") && chance.oneIn(2) ? InvoiceFiles.gzip(sent.body()) : sent.body();
        return sent.withBody(body, "header encoding").withHeader("Content-Encoding", encoding, "header encoding");
    }

    private Sent upgraded(Sent sent) {
        return sent.withAnother("Upgrade", chance.of(PROTOCOLS), "header upgrade")
                .withAnother("Connection", "Upgrade, HTTP2-Settings", "header upgrade");
    }

    private Sent twice(Sent sent) {
        var header = chance.of(sent.headers());
        return sent.withAnother(header.name(), chance.oneIn(2) ? header.value() : "x", "header twice " + header.name());
    }

    Sent token(Sent sent) {
        return chance.oneIn(4) ? sent.withHeader("Authorization", null, "no token")
                : sent.withHeader("Authorization", chance.oneIn(3) ? half(sent) : chance.of(TOKENS), "token");
    }

    /** The right one, with something of its signature missing. */
    private String half(Sent sent) {
        var token = sent.header("Authorization").orElse("Bearer ");
        return token.substring(0, chance.between(0, token.length() - 1));
    }

    /** What contradicts HTTP. */
    Sent http(Sent sent) {
        return switch (chance.between(0, 11)) {
            case 0 -> sent.withHeader("Content-Length", Integer.toString(sent.body().length + 5), Sent.HTTP);
            case 1 -> sent.withHeader("Content-Length", Integer.toString(sent.body().length / 2), Sent.HTTP);
            case 2 -> sent.withHeader("Content-Length", chance.of(NO_LENGTHS), Sent.HTTP);
            case 3 -> sent.withAnother("Content-Length", "0", Sent.HTTP)
                    .withAnother("Content-Length", Integer.toString(sent.body().length), Sent.HTTP);
            case 4 -> sent.withHeader("Transfer-Encoding", "chunked", Sent.HTTP);
            case 5 -> sent.withHeader("Transfer-Encoding", chance.of(TRANSFERS), Sent.HTTP);
            case 6 -> sent.withHeader("Transfer-Encoding", "chunked", Sent.HTTP)
                    .withAnother("Content-Length", "4", Sent.HTTP);
            case 7 -> sent.withHeader("Host", chance.of(HOSTS), Sent.HTTP);
            case 8 -> sent.withAnother("Expect", "100-continue", Sent.HTTP);
            case 9 -> sent.withoutListening();
            case 10 -> upgraded(sent).withAnother("HTTP2-Settings", chance.of(NO_SETTINGS), Sent.HTTP);
            default -> sent.withAnother(chance.of(NO_NAMES), "y", Sent.HTTP);
        };
    }
}
