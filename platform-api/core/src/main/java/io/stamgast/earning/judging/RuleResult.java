package io.stamgast.earning.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleDefinition.Kind;
import io.stamgast.program.Rounding;
import java.util.List;

/**
 * What one rule gave for one purchase, or took back, and why. Kept with the judgement for ever.
 *
 * @param lines the numbers of the lines that the rule pays
 * @param matchedMinor their net amount; in a return what it takes from the rule's amount, negative
 * @param period the period whose close settles these points, such as {@code 2010-Q1}: they belong in its tally; null
 *     when no close will touch them
 * @param share the share that decided the multiplier; null when none did
 * @param exact the points before rounding
 * @param carry the fraction that the account keeps for this rule from now on; null unless {@code CARRY}
 * @param left in a return that names its original: what the rule's amount and points were before, and are now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleResult(String code, Kind kind, List<Integer> lines, long matchedMinor, String period,
                         Fraction multiplier, MultiplierSource multiplierSource, ShareUsed share, Fraction exact,
                         Rounding rounding, long points, Fraction carry, Left left) {

    /** The original's amount and points under the rule, before and after what came back. */
    public record Left(long beforeMinor, long beforePoints, long afterMinor, long afterPoints) {
    }
}
