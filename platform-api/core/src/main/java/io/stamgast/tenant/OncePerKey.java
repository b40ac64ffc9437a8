package io.stamgast.tenant;

import io.stamgast.kernel.Json;
import io.stamgast.kernel.Sha256;
import io.stamgast.web.idempotency.IdempotencyKeys;
import io.stamgast.web.idempotency.IdempotencyKeys.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * An operator's command, done once per Idempotency-Key: the answer is kept, encrypted, among the keys of the tenant
 * that the command is about, in the transaction of its effect.
 */
@ApplicationScoped
public class OncePerKey {

    private static final int CREATED = 201;

    @Inject
    IdempotencyKeys keys;

    /**
     * What is to be done once.
     *
     * @param connection of a unit of work of that tenant
     * @param key null to do it in any case
     * @param request what a repeat must be equal to
     */
    public record Command(Connection connection, int tenantId, String route, String key, Object request) {
    }

    /** The effect, in the command's transaction. */
    @FunctionalInterface
    public interface Effect {
        Answer apply() throws SQLException;
    }

    /** The answer, and whether it is an earlier one. */
    public record Outcome(Answer answer, boolean replayed) {

        public Response response() {
            var response = Response.status(answer.status()).location(URI.create(answer.location()))
                    .type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
            return (replayed ? response.header("Idempotent-Replayed", "true") : response).build();
        }
    }

    public static Answer created(String location, Object view) {
        return new Answer(CREATED, location, null, Json.write(view).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws io.stamgast.kernel.DomainException 409 {@code idempotency-key-reused} for another request */
    public Outcome run(Command command, Effect effect) throws SQLException {
        if (command.key() == null) {
            return new Outcome(effect.apply(), false);
        }
        var request = new IdempotencyKeys.Request(command.route(), command.key(),
                Sha256.of(Json.write(command.request())));
        var earlier = keys.claim(command.connection(), command.tenantId(), request);
        if (earlier.isPresent()) {
            return new Outcome(earlier.get(), true);
        }
        var answer = effect.apply();
        keys.keep(command.connection(), command.tenantId(), request, answer, true);
        return new Outcome(answer, false);
    }
}
