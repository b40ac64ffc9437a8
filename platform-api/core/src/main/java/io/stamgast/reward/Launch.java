package io.stamgast.reward;

import io.stamgast.kernel.DomainException;
import java.time.Instant;

/**
 * From when on a reward can be had.
 *
 * @param availableFrom null for at once
 * @param earlyFrom by those with early access; null for nobody earlier
 */
public record Launch(Instant availableFrom, Instant earlyFrom) {

    public static final Launch AT_ONCE = new Launch(null, null);

    public Launch {
        if (earlyFrom != null && (availableFrom == null || !earlyFrom.isBefore(availableFrom))) {
            throw DomainException.malformed("invalid-request", "earlyFrom", "must be before availableFrom");
        }
    }

    public boolean isOver(Instant now) {
        return availableFrom == null || !now.isBefore(availableFrom);
    }

    public boolean isEarly(Instant now) {
        return earlyFrom != null && !now.isBefore(earlyFrom);
    }
}
