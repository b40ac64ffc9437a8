package io.stamgast.tests.tenancy;

import io.stamgast.api.Api;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the API answers to, as the application itself lists it: {@code GET /accounts/{}/members/{}}, followed by the
 * media type where a second method answers to the same address.
 */
final class Routes {

    private static final String OPERATOR = "platform-operator";

    private Routes() {
    }

    /** The routes that a tenant's people and systems may take. */
    static Set<String> ofTenants() {
        return all().filter(method -> !isOperatorsAlone(method)).map(Routes::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The routes that only the platform's operators may take. */
    static Set<String> ofOperators() {
        return all().filter(Routes::isOperatorsAlone).map(Routes::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Method> all() {
        return new Api().getClasses().stream().filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())).filter(method -> verb(method) != null);
    }

    private static boolean isOperatorsAlone(Method method) {
        var roles = method.getAnnotation(RolesAllowed.class);
        return roles != null && List.of(OPERATOR).equals(List.of(roles.value()));
    }

    private static String name(Method method) {
        var below = method.getAnnotation(Path.class);
        var path = "/" + method.getDeclaringClass().getAnnotation(Path.class).value()
                + (below == null ? "" : "/" + below.value());
        return nameless(verb(method) + " " + path + media(method));
    }

    /** The route with its parameters' names left out. */
    static String nameless(String route) {
        return route.replaceAll("\\{[^}]*}", "{}");
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null).map(HttpMethod::value).findFirst().orElse(null);
    }

    private static String media(Method method) {
        var consumes = method.getAnnotation(Consumes.class);
        var produces = method.getAnnotation(Produces.class);
        return Stream.of(consumes == null ? new String[0] : consumes.value(),
                        produces == null ? new String[0] : produces.value())
                .filter(types -> types.length == 1).map(types -> types[0].split(";", 2)[0])
                .filter(type -> !Set.of(MediaType.WILDCARD, MediaType.APPLICATION_JSON).contains(type))
                .map(type -> " " + type).collect(Collectors.joining());
    }
}
