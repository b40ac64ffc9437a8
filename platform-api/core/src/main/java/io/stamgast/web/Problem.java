package io.stamgast.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The body of every error (RFC 9457, {@code application/problem+json}).
 *
 * @param type {@code urn:stamgast:problem:CODE}; the code is stable
 * @param incident the id under which the log tells more; only for status 500
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String code,
                      List<Violation> violations, String incident) {

    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    public static Response response(int status, String code, String detail, List<Violation> violations) {
        return response(status, new Problem("urn:stamgast:problem:" + code, title(status), status, detail, code,
                violations.isEmpty() ? null : violations, null));
    }

    public static Response response(int status, String code, String detail) {
        return response(status, code, detail, List.of());
    }

    static Response response(int status, Problem problem) {
        return Response.status(status).type(MEDIA_TYPE).entity(problem).build();
    }

    static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status == 422 ? "Unprocessable Content" : "Error";
    }
}
