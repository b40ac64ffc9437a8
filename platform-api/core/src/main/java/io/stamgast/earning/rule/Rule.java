package io.stamgast.earning.rule;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.wallet.Period;
import java.time.Instant;

/** A rule ready to judge: immutable, exact, nothing left to look up. */
public sealed interface Rule
        permits AmountRule, OccasionRule, GoalRule, ActivityRule, ReferralRule, CampaignRule {

    Terms terms();

    /** Whether the rule is for this line, its condition aside; never a competitor's. */
    default boolean covers(Line line) {
        return line.own();
    }

    default String code() {
        return terms().code();
    }

    default Kind kind() {
        return terms().kind();
    }

    /** The period whose close settles what was judged for purchases of this one. */
    default Period settledBy(Period period) {
        return period;
    }

    default boolean isValidAt(Instant instant) {
        return terms().areValidAt(instant);
    }
}
