package io.stamgast.earning.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.limit.Limits;
import io.stamgast.earning.rule.Fraction;
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
 * @param limit what made the points fewer; null when nothing did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrueUp(String code, Basis basis, String period, long matchedMinor, Fraction multiplier,
                     MultiplierSource multiplierSource, ShareUsed share, Fraction exact, Rounding rounding,
                     long before, long points, Fraction carry, Goal goal, Limit limit) {

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
                exact, rounding, tally.points(), rounded.points(), rounded.carry(), null, null);
    }

    /**
     * @param exact the points of what was reached
     * @param before what stands posted for the period
     */
    public static TrueUp of(Rule rule, Period closed, Goal goal, Fraction exact, long before, Rounding rounding) {
        var target = Rounded.whole(rounding, exact);
        return new TrueUp(rule.code(), null, closed.toString(), 0, null, null, null, exact, rounding, before,
                target - before, null, goal, null);
    }

    /** The same within the rule's caps and its budget. */
    public TrueUp within(Terms terms, Allowed account, LocalDate day) {
        return Limits.lowest(terms, points, account, day).map(lowest -> new TrueUp(code, basis, period, matchedMinor,
                multiplier, multiplierSource, share, exact, rounding, before, lowest.of(points), carry, goal, lowest))
                .orElse(this);
    }
}
