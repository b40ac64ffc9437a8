package io.stamgast.audit;

import io.stamgast.kernel.DomainException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
            try {
                return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException invalid) {
                throw new IllegalArgumentException(invalid);
            }
        }

        static String of(AuditRecord last) {
            return last.at() + " " + last.id();
        }
    }

    /** @throws DomainException ({@code invalid-request}, 400) for what is no RFC 3339 time */
    static Instant time(String field, String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException invalid) {
            throw DomainException.malformed("invalid-request", field, "must be a time such as 2026-01-31T13:00:00Z");
        }
    }
}
