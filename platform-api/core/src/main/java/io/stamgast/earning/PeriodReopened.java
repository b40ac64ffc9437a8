package io.stamgast.earning;

import io.stamgast.kernel.DomainEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Something came in for a period that was closed: it should be closed again.
 *
 * @param period such as {@code 2010-Q1}
 */
@DomainEvent.Type(name = "period.reopened",
        description = "Something came in for a period that was closed; closing it again settles it.")
public record PeriodReopened(String period, Instant occurredAt) implements DomainEvent {

    /** Periods have no id: one is made of the name, so that what happens to a period has one subject. */
    public static UUID subject(String period) {
        return UUID.nameUUIDFromBytes(period.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String eventType() {
        return "period.reopened";
    }

    @Override
    public UUID subjectId() {
        return subject(period);
    }
}
