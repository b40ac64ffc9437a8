package io.stamgast.dunning.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.dunning.decision.Planned;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.dunning.recovery.CaseStep;
import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.purchase.MinorUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A dunning case on the wire.
 *
 * @param policy the version that it runs by
 * @param decline the latest; null for an {@code INVOICE}
 * @param recovered what was paid; null unless it was recovered
 * @param days whole ones from the failure to the end; null while it goes on
 * @param next what comes next; null for nothing, and in lists
 * @param steps what was done, in that order; absent in lists
 */
public record CaseView(UUID id, UUID account, UUID membership, String invoice, UUID policy, Payment payment,
                       DunningCase.State state, BigDecimal amount, String currency, Decline decline,
                       String declineCode, boolean backupMethod, Instant failedAt, Instant openedAt, Instant pausedAt,
                       LocalDate promisedUntil, Instant endedAt, BigDecimal recovered, Long days, Next next,
                       @JsonInclude(JsonInclude.Include.NON_NULL) List<StepView> steps) {

    /**
     * What comes next.
     *
     * @param text the actions in words
     */
    public record Next(Instant at, String text, List<StepAction> actions) {

        private static Next of(List<Planned> upcoming) {
            return upcoming.isEmpty() ? null : new Next(upcoming.get(0).dueAt(), StepWords.of(upcoming),
                    upcoming.stream().map(Planned::action).toList());
        }
    }

    /** As lists show it. */
    static CaseView of(DunningCase of) {
        return of(of, null, null);
    }

    static CaseView of(DunningCase of, List<Planned> upcoming, List<CaseStep> history) {
        var facts = of.facts();
        return new CaseView(facts.id(), facts.accountId(), facts.membershipId(), facts.invoice(), facts.policyId(),
                facts.payment(), of.state(), MinorUnits.toAmount(facts.amountMinor(), facts.currency()),
                facts.currency().getCurrencyCode(), of.charge() == null ? null : of.charge().decline(),
                of.declineCode(), of.methods().backup(), facts.failedAt(), facts.openedAt(), of.delay().pausedAt(),
                of.delay().promise(), of.endedAt(), MinorUnits.toAmount(of.recoveredMinor(), facts.currency()),
                of.days(), upcoming == null ? null : Next.of(upcoming),
                history == null ? null : history.stream().map(StepView::of).toList());
    }
}
