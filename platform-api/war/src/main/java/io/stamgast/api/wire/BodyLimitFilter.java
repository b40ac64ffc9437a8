package io.stamgast.api.wire;

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
 * Refuses bodies that are too large: 1 MB, for what comes in batches 64 MB. An announced length is refused at once, an
 * unannounced one as soon as it is exceeded, so that nothing larger is ever held; up to 8 MB of a body that is refused
 * at once are taken and thrown away.
 */
@WebFilter(urlPatterns = "/v1/*", asyncSupported = true)
public class BodyLimitFilter extends HttpFilter {

    static final long LIMIT = 1L << 20;
    static final long LARGE_LIMIT = 64L << 20;

    private static final List<String> LARGE = List.of("/purchases/batch", "/imports", "/wallet-observations");
    private static final long DRAINED = 8L << 20;
    private static final int BUFFER = 1 << 16;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var limit = limit(request.getPathInfo() == null ? request.getRequestURI() : request.getPathInfo());
        if (request.getContentLengthLong() > limit) {
            try {
                drain(request);
            } catch (IOException brokenOff) {
                // it is refused all the same
            }
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            response.setContentType(Problem.MEDIA_TYPE.toString());
            response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(Problem.of(tooLarge(limit))));
            return;
        }
        chain.doFilter(new BodyLimit(request, limit), response);
    }

    /** Clients that send before they listen see the answer only when somebody takes what they send. */
    private static void drain(HttpServletRequest request) throws IOException {
        var body = request.getInputStream();
        var buffer = new byte[BUFFER];
        long taken = 0;
        for (var read = 0; read >= 0 && taken < DRAINED; taken += read) {
            read = body.read(buffer);
        }
    }

    static long limit(String path) {
        return LARGE.stream().anyMatch(path::endsWith) ? LARGE_LIMIT : LIMIT;
    }

    static DomainException tooLarge(long limit) {
        return DomainException.tooLarge("The body is larger than " + (limit >> 20) + " MB.");
    }
}
