package io.stamgast.earning.ruleset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.stamgast.earning.definition.RuleDefinition;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A rule set as the API shows it.
 *
 * @param effectiveFrom the first instant of purchases it judges; null while it is a draft
 * @param effectiveTo where the next version takes over; null while there is none
 * @param version counts the changes, for the entity tag
 * @param planned whether it is published and not in force yet, so that it can be withdrawn
 */
public record RuleSetView(UUID id, String name, State state, List<RuleDefinition> rules, Instant effectiveFrom,
                          Instant effectiveTo, Instant publishedAt, Instant createdAt, @JsonIgnore int version,
                          @JsonIgnore boolean planned) {

    /** Where it is in its life. */
    public enum State {
        /** Can be edited; judges nothing. */
        DRAFT,
        /** Judges purchases, now or from its effective instant; until then it can be withdrawn, but never changed. */
        PUBLISHED,
        /** A later version has taken over; what it has judged stays judged by it. */
        SUPERSEDED
    }

    /** @param effective when each published version becomes effective */
    static RuleSetView of(RuleSetVersion set, TreeSet<Instant> effective, Instant now) {
        var from = set.effectiveFrom().orElse(null);
        var to = from == null ? null : effective.higher(from);
        return new RuleSetView(set.id(), set.name(), state(from, to, now), set.rules(), from, to,
                set.publishedAt().orElse(null), set.createdAt(), set.version(),
                from != null && from.isAfter(now));
    }

    private static State state(Instant from, Instant to, Instant now) {
        if (from == null) {
            return State.DRAFT;
        }
        return to == null || to.isAfter(now) ? State.PUBLISHED : State.SUPERSEDED;
    }
}
