package io.stamgast.portal.visit;

import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.openid.OpenIdConstant;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sends a visitor to the right place by role, and shows a stranger the welcome page. {@code /enter} is locked, so
 * a stranger logs in on the way there; {@code /callback} is where the identity provider sends people back to, who
 * then go on to the page they first asked for.
 */
@WebServlet({"", "/enter", "/callback"})
public class EnterServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#]+(/[^#\\p{Cntrl}]*)(?:#.*)?");

    @Inject
    OpenIdContext login;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getUserPrincipal() == null) {
            request.getRequestDispatcher("/welcome.xhtml").forward(request, response);
            return;
        }
        var place = asked(request, response).or(() -> Door.of(request).map(Door::path));
        if (place.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.sendRedirect(place.get());
    }

    /** The page behind a door that made the visitor log in; kept by the login from its begin to the way back. */
    private Optional<String> asked(HttpServletRequest request, HttpServletResponse response) {
        if (!"/callback".equals(request.getServletPath())) {
            return Optional.empty();
        }
        return login.<String>getStoredValue(request, response, OpenIdConstant.ORIGINAL_REQUEST)
                .flatMap(EnterServlet::pathAndQuery)
                .filter(Door::isBehindOne);
    }

    /** Cut out as it was typed: a browser sends addresses that are no valid URI, such as {@code ?q=100%}. */
    static Optional<String> pathAndQuery(String url) {
        var parts = ADDRESS.matcher(url);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
