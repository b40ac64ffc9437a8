package io.stamgast.api.docs;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the description and all that its page is made of, and nothing beside it. */
@WebServlet({"/openapi.yaml", "/docs", "/docs/*"})
public class DocsServlet extends HttpServlet {

    private static final Map<String, String> TYPES = Map.of(
            "/openapi.yaml", "application/yaml",
            "/docs", "text/html;charset=UTF-8",
            "/docs/docs.css", "text/css;charset=UTF-8",
            "/docs/docs.js", "text/javascript;charset=UTF-8",
            "/docs/licenses.txt", "text/plain;charset=UTF-8",
            "/docs/mark.svg", "image/svg+xml",
            "/docs/palette.css", "text/css;charset=UTF-8",
            "/docs/swagger-ui.css", "text/css;charset=UTF-8",
            "/docs/swagger-ui-bundle.js", "text/javascript;charset=UTF-8",
            "/docs/swagger-ui-bundle.js.LICENSE.txt", "text/plain;charset=UTF-8");

    private final Map<String, ShippedFile> files = new ConcurrentHashMap<>();

    @Inject
    @ConfigProperty(name = "stamgast.public.url")
    String publicUrl;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals("/docs/")) {
            response.sendRedirect(publicUrl + request.getContextPath() + "/docs");
        } else if (TYPES.containsKey(path)) {
            protect(response);
            files.computeIfAbsent(path, DocsServlet::read).send(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static ShippedFile read(String path) {
        return ShippedFile.read(switch (path) {
            case "/openapi.yaml" -> "/META-INF/openapi.yaml";
            case "/docs" -> "docs.html";
            default -> path.substring("/docs/".length());
        }, TYPES.get(path));
    }

    private void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self';"
                + " img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none';"
                + " frame-ancestors 'none'");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (publicUrl.startsWith("https:")) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
