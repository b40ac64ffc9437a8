package io.stamgast.tests.fuzz;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import io.stamgast.tests.contract.Contract;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with an answer; nothing, if it is one that anybody may get who sends that. */
final class Judge {

    private static final long PATIENCE_MILLIS = 20_000;
    private static final String PROBLEM = "application/problem+json";
    /** None of them stands in what is sent. */
    private static final Pattern INSIDE = Pattern.compile("Exception|\\bat [a-z]+\\.[a-z]+\\.|io\\.stamgast\\.|"
            + "java\\.lang|java\\.util|jakarta\\.|"
            + "com\\.(?:sun|fasterxml)|org\\.(?:glassfish|postgresql|eclipse|hibernate|jboss)|"
            + "SQLSTATE|PSQL|EclipseLink|Payara|GlassFish|Grizzly|Jersey|Hazelcast|app\\.[a-z]+_|violates |"
            + "root:x:|\\[B@|@[0-9a-f]{6,8}\\b");
    private static final List<String> KNOWN = Arrays.stream(Request.Method.values()).map(Enum::name).toList();

    /** The server reads what JSON should not be written in. */
    private static final List<String> NOT_HELD_AGAINST = List.of("other charset", "byte order mark");
    /** It answers for each item. */
    private static final String ITEM_BY_ITEM = "postPurchases";

    private final List<Operation> operations;
    private final List<String> foreign;

    /** @param foreign what only another tenant may ever read, and what is never sent */
    Judge(List<Operation> operations, List<String> foreign) {
        this.operations = operations;
        this.foreign = foreign;
    }

    Optional<String> complaint(Sent sent, Received received) {
        if (received.status() == Received.LATE || received.millis() > PATIENCE_MILLIS) {
            return Optional.of("no answer in time");
        }
        if (received.status() == Received.NONE) {
            return sent.was(Sent.HTTP) || sent.was(Sent.LEFT) || isBeyondHttp(sent) ? Optional.empty()
                    : Optional.of("no answer");
        }
        if (!sent.target().startsWith("/api/")) {
            return status(received); // what is beside the API has other tests
        }
        return status(received).or(() -> inside(sent, received)).or(() -> others(sent, received))
                .or(() -> shape(sent, received)).or(() -> document(sent, received));
    }

    /** The server may drop what its parser doesn't take. */
    private static boolean isBeyondHttp(Sent sent) {
        return sent.verb().equals("CONNECT") || sent.target().chars().anyMatch(one -> one <= ' ' || one > '~');
    }

    private static Optional<String> status(Received received) {
        return received.status() >= 500 && received.status() != 503 ? Optional.of("failed") : Optional.empty();
    }

    private static Optional<String> inside(Sent sent, Received received) {
        var found = INSIDE.matcher(received.text());
        return found.find() && !sent.text().contains(found.group()) && !sent.target().contains(found.group())
                ? Optional.of("tells of its inside: " + found.group()) : Optional.empty();
    }

    private Optional<String> others(Sent sent, Received received) {
        if (sent.was(Sent.FOREIGN_ADDRESS) && received.status() < 400 && !sent.was(Sent.ADDRESS)) {
            return Optional.of("another tenant's thing was reached");
        }
        if (sent.operation().isOperators()) {
            return Optional.empty();
        }
        var text = received.text() + received.headers();
        return foreign.stream().filter(text::contains).findFirst().map(value -> "tells another tenant's " + value);
    }

    private static Optional<String> shape(Sent sent, Received received) {
        var isPage = sent.target().contains("/unsubscribe");
        if (!isPage && received.header("Content-Type").startsWith("text/html")) {
            return Optional.of("HTML");
        }
        if (received.status() < 400 || isPage || received.header("Content-Type").startsWith(PROBLEM)) {
            return Optional.empty();
        }
        var isBare = received.body().length == 0 && (sent.verb().equals("HEAD")
                || received.status() == 417 && sent.header("Expect").isPresent() || received.status() == 400
                && (sent.was(Sent.HTTP) || isBeyondHttp(sent) || isUnfit(sent) || !KNOWN.contains(sent.verb())));
        return isBare ? Optional.empty() : Optional.of("no problem+json");
    }

    /** The server takes no paths that lead out of it, and no headers that are too long or beyond ASCII. */
    private static boolean isUnfit(Sent sent) {
        return sent.target().contains("%2F") || sent.target().length() + sent.headers().toString().length() > 8000
                || sent.headers().stream().anyMatch(header -> header.value().chars().anyMatch(one -> one > '~'));
    }

    private Optional<String> document(Sent sent, Received received) {
        if (sent.was(Sent.ADDRESS) || sent.was(Sent.HTTP) || sent.verb().equals("HEAD")
                || !KNOWN.contains(sent.verb()) || received.status() >= 400 && received.body().length == 0) {
            return Optional.empty();
        }
        if (isEverywhere(sent, received) || isNoLine(received)) {
            return Optional.empty();
        }
        var isWhole = sent.spoiled().stream().noneMatch(what -> what.startsWith("header"))
                && NOT_HELD_AGAINST.stream().noneMatch(sent::was) && !sent.operation().id().equals(ITEM_BY_ITEM)
                && (sent.header("Content-Type").orElse("").equals(Composer.JSON_TYPE) || sent.body().length == 0);
        var response = SimpleResponse.Builder.status(received.status());
        received.headers().forEach(response::withHeader);
        return Contract.difference(request(sent, isWhole), isWhole,
                (received.body().length == 0 ? response : response.withBody(received.text())).build());
    }

    /** Lines of which there are none have no body. */
    private static boolean isNoLine(Received received) {
        return received.body().length == 0 && received.header("Content-Type").startsWith("application/x-ndjson");
    }

    /** What the document says of every address, and of methods that an address doesn't take. */
    private boolean isEverywhere(Sent sent, Received received) {
        var code = received.json().path("code").asText();
        var called = operations.stream().filter(one -> one.verb().equals(sent.verb())
                && one.template().equals(sent.operation().template())).findFirst();
        return called.isEmpty() || code.equals("bad-request")
                || code.equals("unsupported-media-type") && called.get().bodies().isEmpty()
                || code.equals("unauthorized") && sent.operation().path().startsWith("/unsubscribe");
    }

    private static Request request(Sent sent, boolean isWhole) {
        var parts = sent.target().split("\\?", 2);
        var request = new SimpleRequest.Builder(Request.Method.valueOf(sent.verb()), parts[0]);
        if (isWhole) {
            sent.headers().forEach(header -> request.withHeader(header.name(), header.value()));
        }
        for (var parameter : parts.length == 1 ? new String[0] : parts[1].split("&")) {
            var pair = parameter.split("=", 2);
            request.withQueryParam(pair[0], pair.length == 1 ? "" : decoded(pair[1]));
        }
        return (sent.body().length == 0 || !isWhole ? request : request.withBody(sent.text())).build();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            return value;
        }
    }
}
