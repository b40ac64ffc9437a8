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
 * @param id its first key at Stripe
 * @param operation the name of its {@link StripeOperation}
 * @param subject what of ours it is about
 * @param attempts how often it was sent
 * @param earlierKeys how many keys it had before the one that it has now, which Stripe has forgotten
 * @param answer of Stripe; null until it is done
 * @param problem why it waits or was refused; null while there is nothing to tell
 * @param nextAt when it may be sent again; of no meaning for one that has ended
 */
public record StripeCall(int tenantId, UUID id, String operation, UUID subject, JsonNode parameters, State state,
                         int attempts, int earlierKeys, JsonNode answer, String problem, Instant createdAt,
                         Instant nextAt) {

    /** Where it stands. */
    public enum State { WAITING, DONE, REFUSED }

    static final String COLUMNS = "tenant_id, id, operation, subject_id, parameters, state, attempts, earlier_keys,"
            + " answer, problem, created_at, next_at";

    static StripeCall of(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return new StripeCall(row.getInt("tenant_id"), row.getObject("id", UUID.class), row.getString("operation"),
                row.getObject("subject_id", UUID.class), Json.read(row.getString("parameters"), JsonNode.class),
                State.valueOf(row.getString("state")), row.getInt("attempts"), row.getInt("earlier_keys"),
                answer == null ? null : Json.read(answer, JsonNode.class), row.getString("problem"),
                instant(row, "created_at"), instant(row, "next_at"));
    }

    public boolean isDone() {
        return state == State.DONE;
    }
}
