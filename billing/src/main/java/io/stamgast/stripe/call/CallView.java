package io.stamgast.stripe.call;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * A call on the wire.
 *
 * @param id its first key at Stripe
 * @param operation what Stripe is asked to do
 * @param subject what of ours it is about; null for nothing in particular
 * @param attempts how often it was sent
 * @param problem why it waits or was refused, in Stripe's words; null while there is nothing to tell
 * @param nextAt when it is sent again; null when it has ended
 */
@JsonPropertyOrder({"id", "operation", "subject", "state"})
public record CallView(UUID id, String operation, UUID subject, StripeCall.State state, int attempts, String problem,
                       Instant createdAt, Instant nextAt) {

    static CallView of(StripeCall call) {
        return new CallView(call.id(), call.operation(), call.subject(), call.state(), call.attempts(), call.problem(),
                call.createdAt(), call.state() == StripeCall.State.WAITING ? call.nextAt() : null);
    }
}
