package io.stamgast.earning.judging;

import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What judging asks beyond the purchase; read beforehand, so that judging itself touches nothing. */
public interface Circumstances extends ShareLookup, Carries, Allowed {

    /**
     * When the account bought last before this purchase; asked only for rules that pay for an occasion.
     *
     * @return null when it never did
     */
    default Instant boughtBefore() {
        return null;
    }

    /** Whether the account has never had what the rule gives for a first purchase. */
    default boolean isUnused(OccasionRule rule) {
        return true;
    }

    @Override
    default Limit room(Terms terms, LocalDate day) {
        return null;
    }

    @Override
    default long budgetLeft(Terms terms) {
        return terms.budget();
    }

    /** What multiplies the account's points beside the rules. */
    default List<Multiplier> multipliers() {
        return List.of();
    }
}
