package io.stamgast.earning.rule;

import io.stamgast.earning.rule.RuleDefinition.Kind;
import io.stamgast.wallet.Period;
import java.time.Instant;

/** A rule ready to judge: immutable, exact, nothing left to look up. */
public sealed interface Rule permits SpendRule, SpendShareRule {

    Terms terms();

    /** Whether the rule pays this line; never a competitor's. */
    boolean selects(Line line);

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
