package io.stamgast.tests.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/** Spoils addresses: their paths, their queries, and the methods that they are called with. */
final class AddressSpoiler {

    private static final List<String> RAW = List.of("%", "%zz", "%c3", "%ff", "%00", "%2f", "%2F..%2F..", "%5c", "..",
            ".", "%2e%2e", "%2e", "//", ";", ";a=b", ";jsessionid=x", "%3b", "%25", "%252f", "%c0%af", "%ed%a0%80",
            "\u00ff", "|", "^", "`", "{}", "[]", "<>", "\"", "%0d%0aX-Injected:%20yes", "%0a", "%20", "+", "*", "~",
            "%e2%80%ae", "a%5cb", "%u002e", "?", "#a", "&", "=", "@", ":", "ext:", "ext:%20", "..;/", "%2e%2e%3b/",
            "WEB-INF/web.xml", "..%2fWEB-INF%2fweb.xml", "META-INF/openapi.yaml", "%EF%BC%8F");
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS",
            "TRACE", "get", "FOO", "PROPFIND", "CONNECT");
    private static final List<String> POSITIONS = List.of("", "\0", "x", "x y", "5", "-1", "E\0", "ext:5", "1-1-1-1-1",
            "null", "2026-01-02T10:00:00Z x", "+1000000000-01-01T00:00:00Z 0192d3f0-0000-7000-8000-000000000001",
            "2026-01-02T10:00:00Z 0192d3f0-0000-7000-8000-000000000001", "0192d3f0-0000-7000-8000-000000000001",
            "9223372036854775807", "9223372036854775808", "99999999999999999999", "0 0",
            "a 0192d3f0-0000-7000-8000-000000000001", "' or 1=1 --", "\ud83c\udf7a");
    private static final List<String> PARAMETERS = List.of("limit", "cursor", "since", "search", "state", "account",
            "from", "to", "period", "sort", "fields", "offset", "access_token", "kinds", "type", "_method", "");

    private final Chance chance;

    AddressSpoiler(Chance chance) {
        this.chance = chance;
    }

    /** A value in the path or the query is another one, rightly encoded. */
    Sent value(Sent sent) {
        var target = sent.target();
        var query = target.indexOf('?');
        if (query >= 0 && chance.oneIn(2)) {
            return sent.withTarget(target.replaceFirst("=[^&]*", "=" + quoted(Composer.encoded(odd()))), "query value");
        }
        var end = query < 0 ? target.length() : query;
        var parts = target.substring(0, end).split("/");
        var places = placeholders(sent.operation().path());
        if (places.isEmpty() || parts.length == 0) {
            return parameter(sent);
        }
        parts[Math.min(chance.of(places) + 2, parts.length - 1)] = Composer.encoded(odd());
        return sent.withTarget(String.join("/", parts) + target.substring(end), Sent.ADDRESS);
    }

    private String odd() {
        return chance.oneIn(4) ? "ext:" + Oddities.text(chance) : Oddities.text(chance);
    }

    /** Where parameters stand in a path; its first part is empty. */
    private static List<Integer> placeholders(String path) {
        var parts = path.split("/");
        return IntStream.range(0, parts.length).filter(i -> parts[i].startsWith("{")).boxed().toList();
    }

    /** A parameter more. */
    Sent parameter(Sent sent) {
        var value = switch (chance.between(0, 3)) {
            case 0 -> cursor();
            case 1 -> Integer.toString(chance.between(-1, 600));
            case 2 -> chance.of(RAW).replace("#a", "%23").replace("?", "%3F");
            default -> Composer.encoded(Oddities.text(chance));
        };
        var declared = sent.operation().in("query");
        var name = declared.isEmpty() || chance.oneIn(3) ? chance.of(PARAMETERS) : chance.of(declared).name();
        return sent.withTarget(sent.target() + (sent.target().contains("?") ? "&" : "?") + name + "=" + value,
                "parameter " + name);
    }

    private String cursor() {
        var position = chance.oneIn(3) ? Oddities.text(chance) : chance.of(POSITIONS);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** Something is put into the path as it stands. */
    Sent raw(Sent sent) {
        var target = sent.target();
        var at = chance.between(1, target.length());
        var more = chance.oneIn(20) ? "a".repeat(chance.of(List.of(300, 4000, 9000))) : chance.of(RAW);
        return chance.oneIn(5) ? sent.withTarget(target.substring(0, at), Sent.ADDRESS)
                : sent.withTarget(target.substring(0, at) + more + target.substring(at), Sent.ADDRESS);
    }

    Sent verb(Sent sent) {
        return sent.withVerb(chance.of(VERBS));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
