package io.stamgast.earning.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.AmountRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Rule;
import io.stamgast.program.Rounding;
import java.util.List;

/**
 * What one rule gave for one purchase, or took back, and why. Kept with the judgement for ever.
 *
 * @param code of the rule; {@code tier:GOLD} and the like for what multiplies beside rules
 * @param lines the numbers of the lines that the rule pays
 * @param matchedMinor their net amount; in a return what it takes from the rule's amount, negative
 * @param period the period whose close settles these points, such as {@code 2010-Q1}: they belong in its tally; null
 *     when no close will touch them
 * @param multiplier null where there is nothing to multiply: points for an occasion
 * @param share the share that decided the multiplier; null when none did
 * @param exact the points before rounding, and before any limit
 * @param carry the fraction that the account keeps for this rule from now on; null unless {@code CARRY}
 * @param left in a return that names its original: what the rule's amount and points were before, and are now
 * @param limit what made the points fewer; null when nothing did
 * @param outdoneBy the rule of the same group that counts instead: then this one gives nothing; else null
 * @param purchases by how many it changes the purchases that a rule counts; null where none are counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleResult(String code, Kind kind, List<Integer> lines, long matchedMinor, String period,
                         Fraction multiplier, MultiplierSource multiplierSource, ShareUsed share, Fraction exact,
                         Rounding rounding, long points, Fraction carry, Left left, Limit limit, String outdoneBy,
                         Integer purchases) {

    /** The original's amount and points under the rule, before and after what came back. */
    public record Left(long beforeMinor, long beforePoints, long afterMinor, long afterPoints) {
    }

    /** Points per unit of money. */
    static RuleResult amount(AmountRule rule, List<Line> lines, Applied applied, Fraction exact, Rounding rounding,
                             Rounded rounded) {
        return new RuleResult(rule.code(), rule.kind(), SelectedLines.numbers(lines), SelectedLines.amount(lines),
                applied.period(), applied.multiplier(), applied.source(), applied.share(), exact, rounding,
                rounded.points(), rounded.carry(), null, null, null, null);
    }

    /** Points for an occasion: whole ones, whatever the amount is. */
    static RuleResult fixed(Rule rule, List<Line> lines, String period, long points, Rounding rounding) {
        return new RuleResult(rule.code(), rule.kind(), SelectedLines.numbers(lines), SelectedLines.amount(lines),
                period, null, null, null, Fraction.of(points), rounding, points, null, null, null, null, null);
    }

    /** One more purchase in the period, for which its close may give points. */
    static RuleResult counted(Rule rule, List<Line> lines, String period, Rounding rounding) {
        return new RuleResult(rule.code(), rule.kind(), SelectedLines.numbers(lines), SelectedLines.amount(lines),
                period, null, null, null, Fraction.ZERO, rounding, 0, null, null, null, null, 1);
    }

    /** What is given beside what rules give, as they are multiplied. */
    static RuleResult multiplied(String code, MultiplierSource source, Fraction multiplier, List<Line> lines,
                                 Fraction exact, Rounding rounding, Rounded rounded) {
        return new RuleResult(code, Kind.CAMPAIGN, SelectedLines.numbers(lines), SelectedLines.amount(lines), null,
                multiplier, source, null, exact, rounding, rounded.points(), rounded.carry(), null, null, null, null);
    }

    /**
     * What comes off it.
     *
     * @param posted the multiplier that a close has posted for it since; null for none
     */
    RuleResult takenBack(List<Integer> numbers, Fraction posted, Fraction less, Rounded rounded, Left rest,
                         Integer fewer) {
        var source = multiplierSource == null || multipliesBesideRules() ? multiplierSource
                : posted == null ? MultiplierSource.ORIGINAL : MultiplierSource.LAST_CLOSE;
        return new RuleResult(code, kind, numbers, rest.afterMinor() - rest.beforeMinor(), period,
                posted == null ? multiplier : posted, source, share, less, rounding, rounded.points(),
                rounded.carry(), rest, limit, null, fewer);
    }

    /** The fraction stays as it was: it belongs to points that are not given. */
    RuleResult limitedBy(Limit lowest) {
        return new RuleResult(code, kind, lines, matchedMinor, period, multiplier, multiplierSource, share, exact,
                rounding, lowest.of(points), null, left, lowest, outdoneBy, purchases);
    }

    /** Nothing, because another rule of its group gives more; no close will settle it either. */
    RuleResult outdoneBy(String other) {
        return new RuleResult(code, kind, lines, matchedMinor, null, multiplier, multiplierSource, share, exact,
                rounding, 0, null, left, null, other, null);
    }

    /** The points before rounding, as far as a limit has let them be given. */
    Fraction held() {
        return held(exact);
    }

    /** Of so many points, as many as a limit has let the rule give. */
    Fraction held(Fraction part) {
        return limit == null ? part : part.smaller(Fraction.of(points));
    }

    /** Whether it gives what it says: neither outdone nor limited to nothing. */
    boolean counts() {
        return outdoneBy == null && (limit == null || limit.points() != 0);
    }

    /** Whether it multiplies beside the rules: a tier's or a membership's. */
    public boolean multipliesBesideRules() {
        return multiplierSource == MultiplierSource.STANDING;
    }
}
