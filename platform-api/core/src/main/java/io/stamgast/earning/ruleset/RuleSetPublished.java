package io.stamgast.earning.ruleset;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A version is published. Fired inside the transaction that publishes it, for whoever judges the purchases in its
 * reign that nobody has judged.
 *
 * @param effectiveFrom the first instant of purchases it judges
 * @param effectiveTo where the next version takes over; null while there is none
 */
public record RuleSetPublished(UUID ruleSet, String name, Instant effectiveFrom, Instant effectiveTo,
                               Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "rule-set.published";
    }

    @Override
    public UUID subjectId() {
        return ruleSet;
    }
}
