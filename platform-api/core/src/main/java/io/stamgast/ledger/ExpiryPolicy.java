package io.stamgast.ledger;

import io.stamgast.program.Expiry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When points that become available are gone again: always at a local midnight of the program's zone. Months count in
 * full: of points opened during 15 March, 12 months on, the last good day is 15 March.
 */
public record ExpiryPolicy(Expiry expiry, ZoneId zone) {

    /**
     * When a lot opened now expires; under {@code INACTIVITY} at the earliest.
     *
     * @return null for never
     */
    Instant expiresAt(Instant openedAt) {
        var opened = LocalDate.ofInstant(openedAt, zone);
        return switch (expiry.policy()) {
            case NONE -> null;
            case ROLLING, INACTIVITY -> endOfDay(opened.plusMonths(expiry.months()), zone);
            case CALENDAR -> LocalDate.of(opened.getYear() + 1, 1, 1).plusMonths(expiry.months()).atStartOfDay(zone)
                    .toInstant();
        };
    }

    /** The months of inactivity to note on a lot; null where they don't matter. */
    Integer idleMonths() {
        return expiry.policy() == Expiry.Policy.INACTIVITY ? expiry.months() : null;
    }

    /**
     * When points are gone that expire by inactivity.
     *
     * @param earliest not before that
     * @param lastPurchaseAt null when there was none
     */
    public static Instant idleExpiry(Instant earliest, int idleMonths, Instant lastPurchaseAt, ZoneId zone) {
        if (lastPurchaseAt == null) {
            return earliest;
        }
        var idle = endOfDay(LocalDate.ofInstant(lastPurchaseAt, zone).plusMonths(idleMonths), zone);
        return idle.isAfter(earliest) ? idle : earliest;
    }

    static Instant endOfDay(LocalDate date, ZoneId zone) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
