package io.stamgast.web;

import io.stamgast.kernel.DomainException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Every refusal of the domain, as a problem. */
@Provider
public class DomainExceptionMapper implements ExceptionMapper<DomainException> {

    @Override
    public Response toResponse(DomainException refusal) {
        return Problem.response(status(refusal), refusal.code(), refusal.getMessage(), refusal.violations());
    }

    static int status(DomainException refusal) {
        return switch (refusal.kind()) {
            case MALFORMED -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND, UNKNOWN -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case LOST_UPDATE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case RULE_BROKEN -> 422;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
