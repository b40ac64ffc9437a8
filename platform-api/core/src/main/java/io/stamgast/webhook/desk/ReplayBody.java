package io.stamgast.webhook.desk;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What is to be sent again.
 *
 * @param what which deliveries
 * @param since of those made at that time or later; null for all, like the next three. MISSED needs it, and so does ALL
 *     without {@code firstEvent}
 * @param until of those made before that time; neither it nor the next two go with MISSED
 * @param firstEvent of those whose event has this id, or one that was given later
 * @param lastEvent of those whose event has this id, or one that was given earlier
 */
public record ReplayBody(@NotNull What what, Instant since, Instant until, UUID firstEvent, UUID lastEvent) {

    /**
     * @throws DomainException 422 {@code since-missing}; {@code no-range-of-missed}, as what was missed is followed up
     *     to now
     */
    void require() {
        if (what != What.FAILED && since == null && (what == What.MISSED || firstEvent == null)) {
            throw DomainException.ruleBroken("since-missing", "since", "is needed for " + what);
        }
        if (what == What.MISSED) {
            var given = new LinkedHashMap<String, Object>();
            given.put("until", until);
            given.put("firstEvent", firstEvent);
            given.put("lastEvent", lastEvent);
            given.values().removeIf(Objects::isNull);
            if (!given.isEmpty()) {
                throw DomainException.ruleBroken("no-range-of-missed",
                        "What was missed is sent from a time on up to now.",
                        given.keySet().stream().map(name -> new Violation(name, "is not for MISSED")).toList());
            }
        }
    }

    List<DeliveryState> states() {
        return what == What.ALL ? List.of(DeliveryState.FAILED, DeliveryState.DELIVERED)
                : List.of(DeliveryState.FAILED);
    }

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
