package io.stamgast.portal.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Ends the visit here and at the identity provider. Only by POST: the session's cookie is SameSite, so
 * no other site can log somebody out.
 */
@WebServlet("/leave")
public class LeaveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getUserPrincipal() != null) {
            request.logout(); // redirects to the provider
        }
        if (!response.isCommitted()) {
            response.sendRedirect("/");
        }
    }
}
