package io.stamgast.api.stripe;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.stripe.event.StripeInbox;
import io.stamgast.web.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/**
 * Where Stripe tells what happened: one POST for each event, answered with 200 as soon as it is stored, again when it
 * comes again. It is signed over its bytes and has no token of Keycloak's, so it stands beside the JAX-RS application.
 */
@WebServlet("/billing/stripe/events")
public class StripeEventsServlet extends HttpServlet {

    private static final String METHOD = "POST";
    private static final int LIMIT = 1 << 20;

    @Inject
    transient StripeInbox inbox;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!METHOD.equals(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, METHOD);
            tell(response, Problem.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED));
            return;
        }
        try {
            inbox.receive(body(request), request.getHeader("Stripe-Signature"));
        } catch (DomainException refusal) {
            tell(response, Problem.of(refusal));
        }
    }

    /** @throws DomainException ({@code too-large}, 413) above 1 MB, of which no more is read */
    private static byte[] body(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw DomainException.tooLarge("The body is larger than 1 MB.");
        }
        return body;
    }

    private static void tell(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE.toString());
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(problem));
    }
}
