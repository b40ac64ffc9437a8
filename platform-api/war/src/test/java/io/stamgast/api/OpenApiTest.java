package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.membership.subscribing.TakesKey;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document and the resources name the same calls, the same roles and the same parameters. */
class OpenApiTest {

    private static final String ROLES = "Roles: ";

    private final JsonNode document = document();

    /** What both sides can tell of a call; parameters in the path go by their place, not by their name. */
    private record Call(Set<String> roles, Set<String> parameters) {
    }

    @Test
    void everyRouteIsDocumentedWithItsRolesAndParametersAndNothingElseIs() {
        assertEquals(lines(served()), lines(documented()));
    }

    @Test
    void onlyTheLinksToUnsubscribeAreDocumentedAsOpenToEverybody() {
        assertEquals(Set.of("GET /unsubscribe/{}", "POST /unsubscribe/{}"), operations().entrySet().stream()
                .filter(operation -> isOpen(operation.getValue())).map(Map.Entry::getKey).collect(Collectors.toSet()));
    }

    private static boolean isOpen(JsonNode operation) {
        return operation.at("/security/0").isObject() && operation.at("/security/0").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"quantity,LineDecimalInput", "netAmount,LineDecimalInput", "listAmount,LineDecimalInputOrNull",
        "cost,LineDecimalInputOrNull"})
    void theNumbersOfALineAreDocumentedWithTheLimitsThatTheyHave(String field, String schema) {
        var documented = document.at("/components/schemas/PurchaseLineInput/properties/" + field);
        assertEquals("#/components/schemas/" + schema, documented.findValue("$ref").asText());
        var pattern = document.at("/components/schemas/" + schema + "/oneOf/0/pattern").asText();
        for (var most : List.of("9999999999.999999999999999999", "-9999999999.999999999999999999")) {
            assertTrue(most.matches(pattern), most);
            line(field, most).requireValid(Instant.now());
        }
        for (var more : List.of("10000000000", "-10000000000", "0.0000000000000000001")) {
            assertFalse(more.matches(pattern), more);
        }
        for (var bound : List.of("minimum", "maximum")) {
            var number = document.at("/components/schemas/" + schema + "/oneOf/1/" + bound).asText();
            var beyond = line(field, number);
            assertThrows(DomainException.class, () -> beyond.requireValid(Instant.now()), number);
        }
    }

    private static NewPurchase line(String field, String number) {
        var line = new TreeMap<String, Object>(Map.of("sku", "a", "quantity", "1", "netAmount", "1"));
        line.put(field, number);
        return Json.read(Json.write(Map.of("source", "erp", "invoiceNumber", "1", "account", "ext:1",
                "occurredAt", "2025-02-03T09:30:00Z", "currency", "EUR", "lines", List.of(line))), NewPurchase.class);
    }

    private static Map<String, Call> served() {
        var calls = new TreeMap<String, Call>();
        for (var resource : new Api().getClasses()) {
            for (var method : resource.getMethods()) {
                verbs(method).forEach(verb -> calls.merge(verb + " " + route(resource, method),
                        new Call(Set.of(method.getAnnotation(RolesAllowed.class).value()), parameters(method)),
                        OpenApiTest::both));
            }
        }
        return calls;
    }

    /** One address may be served by several methods, for several types of body. */
    private static Call both(Call one, Call other) {
        var parameters = new TreeSet<>(one.parameters());
        parameters.addAll(other.parameters());
        assertEquals(one.roles(), other.roles());
        return new Call(one.roles(), parameters);
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static String route(Class<?> resource, Method method) {
        var below = method.getAnnotation(Path.class);
        return nameless("/" + resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value()));
    }

    private static Set<String> parameters(Method method) {
        var names = new TreeSet<String>();
        for (var annotation : Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream).toList()) {
            if (annotation instanceof QueryParam query) {
                names.add("query " + query.value());
            } else if (annotation instanceof HeaderParam header) {
                names.add("header " + header.value());
            }
        }
        if (method.isAnnotationPresent(Idempotent.class) || method.isAnnotationPresent(TakesKey.class)) {
            names.add("header Idempotency-Key");
        }
        return names;
    }

    /** Those that need a token, all of which the application serves itself. */
    private Map<String, Call> documented() {
        var calls = new TreeMap<String, Call>();
        operations().forEach((route, operation) -> {
            if (!isOpen(operation)) {
                calls.put(route, new Call(roles(operation), parameters(operation)));
            }
        });
        return calls;
    }

    private Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(verb ->
                operations.put(verb.getKey().toUpperCase(Locale.ROOT) + " " + nameless(path.getKey()),
                        verb.getValue())));
        return operations;
    }

    private static Set<String> roles(JsonNode operation) {
        var description = operation.get("description").asText().strip();
        var named = description.substring(description.lastIndexOf(ROLES) + ROLES.length(), description.length() - 1);
        return Set.of(named.split(", "));
    }

    private Set<String> parameters(JsonNode operation) {
        var names = new TreeSet<String>();
        for (var reference : operation.path("parameters")) {
            var parameter = document.at(reference.get("$ref").asText().substring(1));
            if (!parameter.get("in").asText().equals("path")) {
                names.add(parameter.get("in").asText() + " " + parameter.get("name").asText());
            }
        }
        return names;
    }

    private static String nameless(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    /** One line per call, so that a difference can be read. */
    private static String lines(Map<String, Call> calls) {
        var lines = new StringBuilder();
        calls.forEach((route, call) -> lines.append(route).append(' ').append(new TreeSet<>(call.roles()))
                .append(' ').append(call.parameters()).append('\n'));
        return lines.toString();
    }

    private static JsonNode document() {
        try (var file = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException defect) {
            throw new AssertionError(defect);
        }
    }
}
