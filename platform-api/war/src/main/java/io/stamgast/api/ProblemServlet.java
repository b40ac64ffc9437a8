package io.stamgast.api;

import io.stamgast.kernel.Json;
import io.stamgast.web.Incident;
import io.stamgast.web.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/**
 * The error page of everything that fails before JAX-RS begins or outside of it, such as a refused token or an
 * address beside {@code /v1}: the same problems as everywhere.
 */
@WebServlet(ProblemServlet.PATH)
public class ProblemServlet extends HttpServlet {

    static final String PATH = "/problem";
    static final String CHALLENGE = "Bearer realm=\"stamgast\"";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = asked == null ? HttpServletResponse.SC_NOT_FOUND : status(asked);
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE.toString());
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(problem(status, request)));
    }

    /** A method that no servlet knows is no fault of ours. */
    private static int status(int asked) {
        return asked == HttpServletResponse.SC_NOT_IMPLEMENTED ? HttpServletResponse.SC_METHOD_NOT_ALLOWED : asked;
    }

    private static Problem problem(int status, HttpServletRequest request) {
        return status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                ? Incident.of((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                : Problem.of(status);
    }
}
