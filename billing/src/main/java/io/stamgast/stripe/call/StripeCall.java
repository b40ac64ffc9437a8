package io.stamgast.stripe.call;

import static io.stamgast.kernel.Stored.instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Something asked of Stripe.
 *
 * @param id its key at Stripe
 * @param operation the name of its {@link StripeOperation}
 * @param subject what of ours it is about
 * @param attempts how often it was sent
 * @param answer of Stripe; null until it is done
 * @param problem why it waits or was refused; null while there is nothing to tell
 */
public record StripeCall(int tenantId, UUID id, String operation, UUID subject, JsonNode parameters, State state,
                         int attempts, JsonNode answer, String problem, Instant createdAt) {

    /** Where it stands. */
    public enum State { WAITING, DONE, REFUSED }

    static final String COLUMNS = "tenant_id, id, operation, subject_id, parameters, state, attempts, answer, problem,"
            + " created_at";

    static StripeCall of(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return new StripeCall(row.getInt("tenant_id"), row.getObject("id", UUID.class), row.getString("operation"),
                row.getObject("subject_id", UUID.class), Json.read(row.getString("parameters"), JsonNode.class),
                State.valueOf(row.getString("state")), row.getInt("attempts"),
                answer == null ? null : Json.read(answer, JsonNode.class), row.getString("problem"),
                instant(row, "created_at"));
    }

    public boolean isDone() {
        return state == State.DONE;
    }
}
