package io.stamgast.earning.rule;

import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.wallet.Period;

/**
 * A share that judging a purchase asks for.
 *
 * @param basis {@code PREVIOUS_PERIOD}: as it was when the period was first closed; {@code TRAILING}: as it is now
 * @param scope {@code ALL} or a category
 * @param period the period before the purchase's; under {@code TRAILING} the last of the months
 * @param months how many months it looks back under {@code TRAILING}; else 0
 */
public record ShareNeed(Basis basis, String scope, Period period, int months) {

    /** Under {@code TRAILING}: the months as numbers yyyymm, ascending. */
    public int[] trailingMonths() {
        var trailing = new int[months];
        var month = period;
        for (var i = months - 1; i >= 0; i--) {
            trailing[i] = month.months()[0];
            month = month.previous();
        }
        return trailing;
    }
}
