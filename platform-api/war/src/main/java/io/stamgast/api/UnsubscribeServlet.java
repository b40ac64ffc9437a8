package io.stamgast.api;

import io.stamgast.message.letter.Language;
import io.stamgast.message.unsubscribe.Subscription;
import io.stamgast.message.unsubscribe.SubscriptionPage;
import io.stamgast.message.unsubscribe.Subscriptions;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the links to unsubscribe lead: for people a page, for mail programs one POST (RFC 8058, with either type of
 * form). It takes no token of Keycloak's, so it stands beside the JAX-RS application, which does nothing without one.
 */
@WebServlet("/v1/unsubscribe/*")
@MultipartConfig(maxRequestSize = 10_000)
public class UnsubscribeServlet extends HttpServlet {

    private static final String ONE_CLICK = "List-Unsubscribe";

    @Inject
    transient Subscriptions subscriptions;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, subscriptions.find(token(request)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var wish = field(request, SubscriptionPage.WISH);
        if (wish == null && field(request, ONE_CLICK) == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        show(request, response, subscriptions.change(token(request), !"yes".equals(wish)));
    }

    private static String field(HttpServletRequest request, String name) {
        try {
            return request.getParameter(name);
        } catch (RuntimeException unreadable) {
            return null; // what it throws for a form that is cut off has no other type
        }
    }

    private static String token(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, Optional<Subscription> found)
            throws IOException {
        response.setStatus(found.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline';"
                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        var page = new SubscriptionPage(Language.of(request.getLocale().getLanguage())).of(found);
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
