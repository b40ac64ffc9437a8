package io.stamgast.earning.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.limit.Limits;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.GrowthRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.earning.rule.Terms;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;
import java.time.LocalDate;
import java.util.List;

/**
 * What the close of a period posts for an account and rule: the points of the rule's lines of the period at the
 * multiplier reached, summed exactly and rounded once, minus what stands posted for them. A re-close does the same
 * again; then the difference is to the close before.
 *
 * @param period whose purchases it is for; under {@code PREVIOUS_PERIOD} the one after the closed
 * @param exact the points at the multiplier reached, before rounding
 * @param before what stood posted
 * @param points the difference to post; negative when points are to be taken back
 * @param carry the fraction that the account keeps for this rule from now on; null unless {@code CARRY}
 * @param goal what the account has reached, under a rule for that; then there is no basis, multiplier or share
 * @param limit what made the points fewer, with what was restored; null when nothing did
 * @param withheld how many points the limit took; null without one
 * @param restored how many of the points stood for the period before, and are given back past all limits; null for
 *     none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrueUp(String code, Basis basis, String period, long matchedMinor, Fraction multiplier,
                     MultiplierSource multiplierSource, ShareUsed share, Fraction exact, Rounding rounding,
                     long before, long points, Fraction carry, Goal goal, Limit limit, Long withheld, Long restored) {

    /**
     * What was measured for a goal; what its kind of rule does not look at is null.
     *
     * @param ownMinor own spend in the period and scope; {@code lastYearMinor} the same a year before
     * @param categories those that count
     * @param inARow how many periods in a row, this one the last, had purchases enough
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Goal(Kind kind, Long ownMinor, Long lastYearMinor, List<String> categories, Integer purchases,
                       Integer inARow) {
    }

    /**
     * @param closed the period that is closed
     * @param tally of the period that {@link SpendShareRule#settledByCloseOf} names
     * @param share the account's, in the rule's scope and the closed period
     */
    public static TrueUp of(SpendShareRule rule, Period closed, Tally tally, Share share, Rounding rounding,
                            Carries carries) {
        var period = rule.settledByCloseOf(closed).orElseThrow();
        var reached = rule.reached(share);
        var exact = rule.terms().rate().times(tally.matchedMinor()).times(reached.multiplier());
        var rounded = rounding == Rounding.CARRY
                ? Rounded.of(rounding, exact.minus(tally.exact()), carries.of(rule.code()))
                : new Rounded(Rounded.whole(rounding, exact) - tally.points(), null);
        return new TrueUp(rule.code(), rule.basis(), period.toString(), tally.matchedMinor(), reached.multiplier(),
                share.isKnown() ? MultiplierSource.BAND : MultiplierSource.UNKNOWN_SHARE,
                ShareUsed.of(rule.scope(), closed.toString(), null, share, reached),
                exact, rounding, tally.points(), rounded.points(), rounded.carry(), null, null, null,
                restored(rounded, tally));
    }

    /**
     * @param exact the points of what was reached
     * @param before what stands posted for the period
     */
    public static TrueUp of(Rule rule, Period closed, Goal goal, Fraction exact, Tally before, Rounding rounding,
                            Carries carries) {
        // growth is the only goal that is worth fractions
        var rounded = rounding == Rounding.CARRY && rule instanceof GrowthRule
                ? Rounded.of(rounding, exact.minus(before.exact()), carries.of(rule.code()))
                : new Rounded(Rounded.whole(rounding, exact) - before.points(), null);
        return new TrueUp(rule.code(), null, closed.toString(), 0, null, null, null, exact, rounding, before.points(),
                rounded.points(), rounded.carry(), goal, null, null, restored(rounded, before));
    }

    private static Long restored(Rounded rounded, Tally tally) {
        var restored = Math.min(rounded.points(), tally.restorable());
        return restored > 0 ? restored : null;
    }

    /**
     * The same within the rule's caps and its budget. They let pass what stood before: a close that took too much, or a
     * return, is put right whatever was given since.
     */
    public TrueUp within(Terms terms, Allowed account, LocalDate day) {
        var free = points - counted();
        return Limits.lowest(terms, counted(), account, day)
                .map(lowest -> limited(new Limit(lowest.kind(), lowest.points() + free))).orElse(this);
    }

    private TrueUp limited(Limit lowest) {
        return new TrueUp(code, basis, period, matchedMinor, multiplier, multiplierSource, share, exact, rounding,
                before, lowest.of(points), carry, goal, lowest, points - lowest.of(points), restored);
    }

    /** The points that caps and budgets count; below 0 those that are taken back. */
    public long counted() {
        return restored == null ? points : points - restored;
    }

    /** The exact points that stand from now on: without what was withheld. */
    public Fraction standing() {
        return withheld == null ? exact : exact.minus(Fraction.of(withheld));
    }
}
