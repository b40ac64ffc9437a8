package io.stamgast.webhook.desk;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * What is to be sent again.
 *
 * @param what which deliveries
 * @param since of those made at that time or later; null for all, like the next three. MISSED needs it, and so does ALL
 *     without {@code firstEvent}
 * @param until of those made before that time
 * @param firstEvent of those whose event has this id, or one that was given later
 * @param lastEvent of those whose event has this id, or one that was given earlier
 */
public record ReplayBody(@NotNull What what, Instant since, Instant until, UUID firstEvent, UUID lastEvent) {

    /** Which deliveries are sent again. */
    public enum What {
        /** Those that were given up. */
        FAILED,
        /** Those that were given up or delivered. */
        ALL,
        /** Those that were given up, and events of which there is none, because the endpoint was off, say. */
        MISSED
    }
}
