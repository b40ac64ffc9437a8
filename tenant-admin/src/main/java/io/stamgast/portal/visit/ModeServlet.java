package io.stamgast.portal.visit;

import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Switches a person of the staff between live and test mode. Only by POST: the session's cookie is SameSite, so no
 * other site can switch somebody.
 */
@WebServlet("/mode")
public class ModeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenIdContext login;
    @Inject
    transient ChosenMode mode;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!Door.ADMIN.opensFor(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        mode.choose(login.getSubject(), "test".equals(request.getParameter("mode")));
        response.sendRedirect(Door.ADMIN.path());
    }
}
