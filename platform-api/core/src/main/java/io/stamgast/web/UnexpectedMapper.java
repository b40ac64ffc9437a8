package io.stamgast.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whatever no other mapper takes. A refusal that the container wrapped (a transaction's interceptor does) is
 * unwrapped; JAX-RS' own errors become problems of their status; transactions that met, and those of a test mode that
 * is wiped meanwhile, may be tried again; values that the database can't hold are the caller's; the rest is a 500 that
 * shows an incident id only.
 */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(UnexpectedMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException refusal) {
                return new DomainExceptionMapper().toResponse(refusal);
            }
            if (cause instanceof ConstraintViolationException invalid) {
                return new ValidationMapper().toResponse(invalid);
            }
            if (cause instanceof JsonProcessingException invalid) {
                return new JsonMapperOfErrors().toResponse(invalid);
            }
            if (cause instanceof OptimisticLockException) {
                return Problem.response(412, "lost-update", "Somebody else changed this meanwhile; read it again.");
            }
        }
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadRequestException && cause.getCause() != null) { // Jersey's, of a body in parts
                return new DomainExceptionMapper().toResponse(DomainException.malformed("invalid-request", "body",
                        "is not a complete multipart/form-data"));
            }
            if (cause instanceof WebApplicationException known) {
                return known(known.getResponse());
            }
        }
        var database = DatabaseFailure.under(failure);
        if (database.filter(DatabaseFailure::isRetriable).isPresent()) {
            return Problem.response(503, Problem.of(503)); // they got into each other's way, and nothing happened
        }
        if (database.filter(DatabaseFailure::isOfWipedTenant).isPresent()) {
            return Problem.response(503, "test-mode-wiping", "This test mode was wiped meanwhile; repeat the request.");
        }
        if (database.filter(DatabaseFailure::isOfValue).isPresent()) {
            LOG.log(Level.INFO, "refused for a value", failure);
            return Problem.response(400, "invalid-request",
                    "The request holds a value that can't be kept or looked for.");
        }
        return Problem.response(500, Incident.of(failure));
    }

    private static Response known(Response response) {
        var status = response.getStatus();
        if (status < 400 || Problem.MEDIA_TYPE.equals(response.getMediaType())) {
            return response;
        }
        return Problem.response(status, Problem.of(status));
    }
}
