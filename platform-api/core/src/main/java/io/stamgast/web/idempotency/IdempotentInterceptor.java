package io.stamgast.web.idempotency;

import io.stamgast.kernel.Json;
import io.stamgast.kernel.Sha256;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Around a method marked {@link Idempotent}: one transaction for the key, the effect and the stored answer. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
public class IdempotentInterceptor {

    private static final String HEADER = "Idempotency-Key";

    @Inject
    IdempotentTransaction transaction;
    @Inject
    HttpServletRequest request;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = request.getHeader(HEADER);
        if (key == null) {
            return transaction.run(() -> (Response) call.proceed());
        }
        IdempotencyKeys.requireValid(key);
        var route = request.getMethod() + " " + request.getPathInfo();
        var secret = call.getMethod().getAnnotation(Idempotent.class).secret();
        return transaction.once(new IdempotencyKeys.Request(route, key, hash(call.getParameters())), secret,
                () -> (Response) call.proceed());
    }

    private static byte[] hash(Object[] parameters) {
        var digest = Sha256.digest();
        for (var parameter : parameters) {
            if (parameter instanceof Record || parameter instanceof Iterable || parameter instanceof String) {
                digest.update(Json.write(parameter).getBytes(StandardCharsets.UTF_8));
            }
        }
        return digest.digest();
    }

    static Response replay(IdempotencyKeys.Answer answer) {
        var response = Response.status(answer.status()).header("Idempotent-Replayed", "true");
        if (answer.location() != null) {
            response.location(URI.create(answer.location()));
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        }
        return response.build();
    }

    static IdempotencyKeys.Answer answer(Response response) {
        var body = response.hasEntity() ? Json.write(response.getEntity()).getBytes(StandardCharsets.UTF_8) : null;
        var location = response.getLocation() == null ? null : response.getLocation().toString();
        return new IdempotencyKeys.Answer(response.getStatus(), location, response.getHeaderString(HttpHeaders.ETAG),
                body);
    }

    /** What the transaction runs. */
    public interface Effect extends Callable<Response> {
    }
}
