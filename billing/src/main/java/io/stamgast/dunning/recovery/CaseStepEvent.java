package io.stamgast.dunning.recovery;

import io.stamgast.dunning.decision.Planned;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * Something was done to recover a payment.
 *
 * @param outcome whether it was done, declined or failed
 * @param reason why it was declined or failed; null for none
 */
@DomainEvent.Type(name = "dunning-case.step-taken",
        description = "A step of the policy was taken to recover a payment: a charge, an e-mail, a pause.")
record CaseStepEvent(UUID dunningCase, UUID account, UUID membership, StepAction.Kind action,
                     StepRecord.State outcome, @Nullable String reason, Instant occurredAt) implements DomainEvent {

    static CaseStepEvent of(DunningCase of, Planned taken, StepRecord.State outcome, String reason, Instant now) {
        return new CaseStepEvent(of.id(), of.facts().accountId(), of.facts().membershipId(), taken.action().kind(),
                outcome, reason, now);
    }

    @Override
    public String eventType() {
        return "dunning-case.step-taken";
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
