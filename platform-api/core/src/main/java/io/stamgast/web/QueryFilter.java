package io.stamgast.web;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Refuses queries that JAX-RS would read in a way of its own: escapes that are none, parameters that the address
 * doesn't have (a misspelled {@code dryRun} would import) or that stand twice.
 */
@Provider
@ApplicationScoped
public class QueryFilter implements ContainerRequestFilter {

    private static final int LAST_OF_ASCII = 0x7f;

    @Inject
    HttpServletRequest servletRequest;
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        // the servlet's, because JAX-RS escapes the percent sign of what is no escape
        var method = resource.getResourceMethod();
        if (method != null) {
            require(servletRequest.getQueryString(), () -> parameters(method));
        }
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream)
                .filter(QueryParam.class::isInstance).map(annotation -> ((QueryParam) annotation).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param query as it was sent; null for none
     * @param parameters those of the address; asked for only when there is a query
     * @throws DomainException ({@code invalid-request}, 400) with the parameter that is wrong
     */
    static void require(String query, Supplier<Set<String>> parameters) {
        if (query == null) {
            return;
        }
        var known = parameters.get();
        var seen = new HashSet<String>();
        for (var parameter : query.split("&")) {
            if (parameter.isEmpty()) {
                continue;
            }
            var equals = parameter.indexOf('=');
            var name = decoded("query", equals < 0 ? parameter : parameter.substring(0, equals));
            if (!known.contains(name)) {
                throw refusal(name, "is not a parameter of this address"
                        + (known.isEmpty() ? "" : "; known are " + String.join(", ", known)));
            }
            decoded(name, parameter.substring(equals + 1));
            if (!seen.add(name)) {
                throw refusal(name, "stands twice");
            }
        }
    }

    private static String decoded(String name, String text) {
        try {
            var bytes = ByteBuffer.allocate(text.length());
            for (var at = 0; at < text.length(); at++) {
                var c = text.charAt(at);
                bytes.put((byte) (c != '%' ? c
                        : HexFormat.fromHexDigit(text.charAt(++at)) << 4 | HexFormat.fromHexDigit(text.charAt(++at))));
            }
            var decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            if (Storable.isText(decoded) && text.chars().allMatch(c -> c <= LAST_OF_ASCII)) {
                return decoded;
            }
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException invalid) {
            // the same refusal as for a text that can't be kept
        }
        throw refusal(name, "must be text in UTF-8, percent-encoded, without U+0000");
    }

    private static DomainException refusal(String name, String message) {
        return DomainException.malformed("invalid-request", name, message);
    }
}
