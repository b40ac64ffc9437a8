package io.stamgast.dunning.recovery;

import io.stamgast.dunning.definition.Decline;
import java.time.Instant;
import java.util.Objects;

/**
 * A charge that was declined.
 *
 * @param code what the payment provider calls it, such as {@code insufficient_funds}; null when it says nothing
 * @param nextAttempt when the provider charges again by itself; null when it doesn't
 */
public record Refusal(Decline decline, String code, Instant at, Instant nextAttempt) {

    public Refusal {
        Objects.requireNonNull(decline, "decline");
        Objects.requireNonNull(at, "at");
    }
}
