package io.stamgast.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

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

    private static final int EXCERPT = 80;

    public static Response response(int status, String code, String detail, List<Violation> violations) {
        return response(status, of(status, code, detail, violations));
    }

    public static Response response(int status, String code, String detail) {
        return response(status, code, detail, List.of());
    }

    /** The problem of a plain HTTP status, in the words that every caller gets for it. */
    public static Problem of(int status) {
        return of(status, title(status).toLowerCase(Locale.ROOT).replace(' ', '-'), detail(status), List.of());
    }

    /** The problem of a refusal. */
    public static Problem of(DomainException refusal) {
        return of(DomainExceptionMapper.status(refusal), refusal.code(), refusal.getMessage(), refusal.violations());
    }

    private static Problem of(int status, String code, String detail, List<Violation> violations) {
        return new Problem("urn:stamgast:problem:" + code, title(status), status, detail, code,
                violations.isEmpty() ? null : violations, null);
    }

    private static String detail(int status) {
        return switch (status) {
            case 401 -> "A valid bearer token is needed.";
            case 403 -> "This login may not do that.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "This address has no answer in a form that Accept names.";
            case 413 -> "The body is too large.";
            case 415 -> "This address does not take a body of this type.";
            case 503 -> "The service is not available now; try again.";
            default -> status < 500 ? "The request can't be understood." : "Something went wrong on our side.";
        };
    }

    static Response response(int status, Problem problem) {
        var response = Response.status(status).type(MEDIA_TYPE).entity(problem);
        return status == 503 ? response.header(HttpHeaders.RETRY_AFTER, 1).build() : response.build();
    }

    /** So much of a caller's own text as is told again. */
    public static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status == 422 ? "Unprocessable Content" : "Error";
    }
}
