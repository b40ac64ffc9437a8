package io.stamgast.earning.limit;

import io.stamgast.earning.rule.Terms;
import java.time.LocalDate;
import java.util.Optional;

/** A rule's caps and its budget. */
public final class Limits {

    private Limits() {
    }

    /** The limit that makes these points fewer, the lowest of them; what is taken back knows the purchase's alone. */
    public static Optional<Limit> lowest(Terms terms, long points, Allowed account, LocalDate day) {
        var perPurchase = terms.caps().perPurchase();
        var lowest = perPurchase == null ? null : new Limit(Limit.Kind.PER_PURCHASE, perPurchase);
        if (points > 0) {
            lowest = Limit.lower(lowest, account.room(terms, day));
            lowest = terms.budget() == null ? lowest
                    : Limit.lower(lowest, new Limit(Limit.Kind.BUDGET, account.budgetLeft(terms)));
        }
        return Optional.ofNullable(lowest).filter(limit -> Math.abs(points) > limit.points());
    }
}
