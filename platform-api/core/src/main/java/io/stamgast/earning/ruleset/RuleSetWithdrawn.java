package io.stamgast.earning.ruleset;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A published version is taken back before it came in force.
 *
 * @param effectiveFrom from when it would have judged purchases
 */
public record RuleSetWithdrawn(UUID ruleSet, String name, Instant effectiveFrom, Instant occurredAt)
        implements DomainEvent {

    @Override
    public String eventType() {
        return "rule-set.withdrawn";
    }

    @Override
    public UUID subjectId() {
        return ruleSet;
    }
}
