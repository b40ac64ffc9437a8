package io.stamgast.dunning.recovery;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.purchase.MinorUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something in the life of a case: {@code dunning-case.opened}, {@code .paused}, {@code .resumed}, {@code .promised},
 * {@code .recovered}, {@code .lost}, {@code .voided}.
 *
 * @param recovered what was paid; null unless it was recovered
 */
record CaseEvent(String eventType, UUID dunningCase, UUID account, UUID membership, String invoice,
                 DunningCase.State state, BigDecimal amount, BigDecimal recovered, String currency,
                 LocalDate promisedUntil, Instant occurredAt) implements DomainEvent {

    static CaseEvent of(String what, DunningCase now, Instant at) {
        var facts = now.facts();
        return new CaseEvent("dunning-case." + what, facts.id(), facts.accountId(), facts.membershipId(),
                facts.invoice(), now.state(), MinorUnits.toAmount(facts.amountMinor(), facts.currency()),
                MinorUnits.toAmount(now.recoveredMinor(), facts.currency()), facts.currency().getCurrencyCode(),
                now.delay().promise(), at);
    }

    @Override
    public UUID subjectId() {
        return dunningCase;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
