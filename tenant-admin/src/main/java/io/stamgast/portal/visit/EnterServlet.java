package io.stamgast.portal.visit;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends a visitor to the right place by role, and shows a stranger the welcome page. {@code /enter} is locked, so
 * a stranger logs in on the way there; {@code /callback} is where the identity provider sends people back to.
 */
@WebServlet({"", "/enter", "/callback"})
public class EnterServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getUserPrincipal() == null) {
            request.getRequestDispatcher("/welcome.xhtml").forward(request, response);
            return;
        }
        var door = Door.of(request);
        if (door.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.sendRedirect(door.get().path());
    }
}
