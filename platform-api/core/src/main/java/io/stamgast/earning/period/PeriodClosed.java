package io.stamgast.earning.period;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.wallet.Period;
import java.time.Instant;
import java.util.UUID;

/**
 * A period was closed, for the first time or again.
 *
 * @param close the id of this close
 * @param run counts the period's closes
 * @param pointsTakenBack as a positive number
 */
public record PeriodClosed(UUID close, Period period, int run, long accountsChanged, long pointsAdded,
                           long pointsTakenBack, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "period.closed";
    }

    @Override
    public UUID subjectId() {
        return close;
    }
}
