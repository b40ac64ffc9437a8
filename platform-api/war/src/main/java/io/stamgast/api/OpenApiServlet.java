package io.stamgast.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The API's description, byte by byte as it is committed, for everybody. Payara shows the same at {@code /openapi}, but
 * in an order of its own, and with an address of this machine among the servers.
 */
@WebServlet("/openapi.yaml")
public class OpenApiServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/yaml");
        try (var document = OpenApiServlet.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            document.transferTo(response.getOutputStream());
        }
    }
}
