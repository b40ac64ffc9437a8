package io.stamgast.audit;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Times;
import java.time.Instant;
import java.util.UUID;

/**
 * Which records are asked for; null for each that doesn't matter.
 *
 * @param from the earliest time, inclusive
 * @param until the latest time, exclusive
 * @param before the record after which the page goes on
 */
record AuditFilter(Instant from, Instant until, String actor, String objectType, String objectId, Position before) {

    /** Where a page ended. */
    record Position(Instant at, UUID id) {

        static Position parse(String text) {
            var parts = text.split(" ");
            return new Position(Times.parse(parts[0]), Ids.parse(parts[1]));
        }

        static String of(AuditRecord last) {
            return last.at() + " " + last.id();
        }
    }
}
