package io.stamgast.portal.imports;

import io.stamgast.imports.Imports;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Says that a file is too large, where the container would only fail. A browser listens to the answer once it has sent
 * everything, so what it sends is read away; not without end.
 */
public class UploadLimit extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final long FORM_BYTES = 64L << 10;
    private static final long PATIENCE_BYTES = 2L << 30;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var bytes = request.getContentLengthLong();
        if (bytes <= Imports.MAX_BYTES + FORM_BYTES) {
            chain.doFilter(request, response);
            return;
        }
        if (bytes <= PATIENCE_BYTES) {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        response.sendRedirect("/large"); // an error page would be made from the same parts, and fail as they do
    }
}
