package io.stamgast.earning.period;

import io.stamgast.earning.PeriodReopened;
import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A period was closed, for the first time or again.
 *
 * @param period such as {@code 2010-Q1}
 * @param run counts the period's closes
 * @param pointsTakenBack as a positive number
 */
@DomainEvent.Type(name = "period.closed",
        description = "A period was closed, for the first time or again, and what had to be settled was posted.")
public record PeriodClosed(String period, int run, long accountsChanged, long pointsAdded, long pointsTakenBack,
                           Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "period.closed";
    }

    @Override
    public UUID subjectId() {
        return PeriodReopened.subject(period);
    }
}
