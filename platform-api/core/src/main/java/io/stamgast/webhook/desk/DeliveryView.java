package io.stamgast.webhook.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.webhook.attempt.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery on the wire.
 *
 * @param id the event's, which the receiver knows as {@code webhook-id}
 * @param account null when the event concerns none
 * @param attempts how often it was tried since it was first sent, or asked for again
 * @param nextAttemptAt null when there will be none by itself
 * @param endedAt when it was delivered or given up; null while it waits
 * @param lastAttempt null before the first one
 * @param history every attempt, the oldest first; only where one delivery is read
 */
public record DeliveryView(UUID id, UUID endpoint, String type, UUID account, DeliveryState state, int attempts,
                           Instant nextAttemptAt, Instant createdAt, Instant endedAt, Attempt lastAttempt,
                           @JsonInclude(JsonInclude.Include.NON_NULL) List<Attempt> history) {
}
