package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Composes requests as the document wants them. */
final class Composer {

    static final String JSON_TYPE = "application/json";
    static final String BASE = "/api/v1";
    private static final String FORM_TYPE = "multipart/form-data";

    private final Grower grower;
    private final Chance chance;
    private final InvoiceFiles files;
    private final JsonNode bodies;

    Composer(Document document, Chance chance) {
        this.grower = new Grower(document, chance);
        this.chance = chance;
        this.files = new InvoiceFiles(chance);
        try (var own = Composer.class.getResourceAsStream("bodies.json")) {
            this.bodies = new ObjectMapper().readTree(own);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * A call of the operation.
     *
     * @param caller the headers that say who calls
     * @param things what its path names
     * @param named what its query and its body name
     */
    Sent compose(Operation operation, List<Sent.Header> caller, Things things, Things named) {
        var reading = operation.verb().equals("PUT") && chance.oneIn(2)
                ? things.reading(operation.template(), chance) : Optional.<Things.Reading>empty();
        var address = reading.map(Things.Reading::address).orElseGet(() -> address(operation, things));
        var headers = new ArrayList<>(caller);
        headers.add(new Sent.Header("Accept", accepted(operation)));
        for (var header : operation.in("header")) {
            if (header.name().equals("Idempotency-Key") && chance.oneIn(2)) {
                headers.add(new Sent.Header(header.name(), chance.fresh()));
            } else if (header.name().equals("Prefer") && chance.oneIn(3)) {
                headers.add(new Sent.Header(header.name(), "respond-async"));
            }
        }
        reading.map(Things.Reading::tag).filter(tag -> !tag.isEmpty() && chance.oneIn(2))
                .ifPresent(tag -> headers.add(new Sent.Header("If-Match", tag)));
        var target = BASE + address + query(operation, named);
        var sent = new Sent(operation, operation.verb(), target, headers, new byte[0], List.of());
        return operation.bodies().isEmpty() ? sent : filled(sent, reading.map(Things.Reading::body), named);
    }

    private String accepted(Operation operation) {
        return operation.answers().isEmpty() || chance.oneIn(3) ? "*/*"
                : chance.of(operation.answers()) + ", application/problem+json;q=0.5";
    }

    /** Below the base, its parameters filled in. */
    private String address(Operation operation, Things things) {
        var known = things.place(operation.template(), chance);
        var address = operation.path();
        var place = 0;
        for (var parameter : operation.in("path")) {
            var value = place < known.size() ? known.get(place) : value(parameter, things);
            address = address.replace("{" + parameter.name() + "}", encoded(value));
            place++;
        }
        return address;
    }

    private String query(Operation operation, Things named) {
        var query = new ArrayList<String>();
        for (var parameter : operation.in("query")) {
            if (parameter.required() || !parameter.name().equals("cursor") && chance.oneIn(4)) {
                query.add(parameter.name() + "=" + encoded(value(parameter, named)));
            }
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String value(Operation.Parameter parameter, Things things) {
        var example = parameter.example();
        return (example == null ? grower.grow(parameter.name(), parameter.schema(), things)
                : grower.fitted(parameter.name(), example, things)).asText();
    }

    /** References read as they are written: {@code ext:C1}. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":");
    }

    private Sent filled(Sent sent, Optional<JsonNode> read, Things named) {
        var operation = sent.operation();
        var media = chance.of(List.copyOf(operation.bodies().keySet()));
        var json = media.equals(JSON_TYPE) || media.equals("application/x-ndjson");
        var body = json ? InvoiceFiles.utf8(written(media, read.orElseGet(() -> json(operation, named))))
                : other(media, named);
        return new Sent(operation, sent.verb(), sent.target(), headed(sent, media), body, List.of());
    }

    private static List<Sent.Header> headed(Sent sent, String media) {
        var headers = new ArrayList<>(sent.headers());
        headers.add(new Sent.Header("Content-Type", media.equals(FORM_TYPE)
                ? media + "; boundary=" + Form.BOUNDARY : media));
        return headers;
    }

    private static String written(String media, JsonNode body) {
        if (media.equals(JSON_TYPE) || !body.isArray()) {
            return Json.write(body);
        }
        var lines = new StringBuilder();
        body.forEach(one -> lines.append(Json.write(one)).append('\n'));
        return lines.toString();
    }

    /** One that was written by hand, or one that the schema allows. */
    private JsonNode json(Operation operation, Things named) {
        var own = bodies.get(operation.id());
        return own != null && !chance.oneIn(3) ? grower.fitted("", own, named)
                : grower.grow("", operation.bodies().values().iterator().next().schema(), named);
    }

    private byte[] other(String media, Things named) {
        return switch (media) {
            case FORM_TYPE -> form(false);
            case "text/plain" -> InvoiceFiles.utf8(chance.fresh() + "\n" + chance.fresh() + "\n");
            case "application/gzip" -> InvoiceFiles.gzip(InvoiceFiles.utf8("{\"format\":\"stamgast\"}\n"));
            case "application/x-www-form-urlencoded" -> InvoiceFiles.utf8("List-Unsubscribe=One-Click");
            default -> InvoiceFiles.utf8(named.named("account", chance).orElse(""));
        };
    }

    /** @param wrong whether there is something the matter with the file */
    byte[] form(boolean wrong) {
        var kind = chance.of(List.of(InvoiceFiles.Kind.values()));
        return new Form().part("mapping", JSON_TYPE, InvoiceFiles.utf8(kind.mapping))
                .part("file", kind.type, wrong ? files.wrong(kind) : files.right(kind)).end();
    }
}
