package io.stamgast.earning.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleDefinition.Basis;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;

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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrueUp(String code, Basis basis, String period, long matchedMinor, Fraction multiplier,
                     MultiplierSource multiplierSource, ShareUsed share, Fraction exact, Rounding rounding,
                     long before, long points, Fraction carry) {

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
                exact, rounding, tally.points(), rounded.points(), rounded.carry());
    }
}
