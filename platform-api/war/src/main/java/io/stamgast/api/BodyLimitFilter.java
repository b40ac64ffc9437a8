package io.stamgast.api;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Refuses bodies that are too large: 1 MB, for batches of anything and imports 64 MB. An announced length is refused at once, an
 * unannounced one as soon as it is exceeded, so that nothing larger is ever held.
 */
@WebFilter(urlPatterns = "/v1/*", asyncSupported = true)
public class BodyLimitFilter extends HttpFilter {

    static final long LIMIT = 1L << 20;
    static final long LARGE_LIMIT = 64L << 20;

    private static final List<String> LARGE = List.of("/purchases/batch", "/imports", "/wallet-observations");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var limit = limit(request.getPathInfo() == null ? request.getRequestURI() : request.getPathInfo());
        if (request.getContentLengthLong() > limit) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            response.setContentType(Problem.MEDIA_TYPE.toString());
            response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(Problem.of(tooLarge(limit))));
            return;
        }
        chain.doFilter(new BodyLimit(request, limit), response);
    }

    static long limit(String path) {
        return LARGE.stream().anyMatch(path::endsWith) ? LARGE_LIMIT : LIMIT;
    }

    static DomainException tooLarge(long limit) {
        return DomainException.tooLarge("The body is larger than " + (limit >> 20) + " MB.");
    }
}
