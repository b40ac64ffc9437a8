package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stamgast.web.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
        if (method.isAnnotationPresent(Idempotent.class)) {
            names.add("header Idempotency-Key");
        }
        return names;
    }

    private Map<String, Call> documented() {
        var calls = new TreeMap<String, Call>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(verb ->
                calls.put(verb.getKey().toUpperCase(Locale.ROOT) + " " + nameless(path.getKey()),
                        new Call(roles(verb.getValue()), parameters(verb.getValue())))));
        return calls;
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
