package io.stamgast.earning.rule;

import io.stamgast.wallet.Period;
import java.time.ZoneId;

/** A rule for what an account has reached in a calendar period; the period's close pays it. */
public sealed interface GoalRule extends Rule permits GrowthRule, BreadthRule, FrequencyRule {

    Period.Length length();

    /** Whether it is in force at the period's last instant, which decides. */
    default boolean isFor(Period period, ZoneId zone) {
        return period.length() == length() && isValidAt(period.end(zone).minusNanos(1));
    }
}
