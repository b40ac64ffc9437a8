package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;

/**
 * What was judged so far for an account, rule and period, true-ups included.
 *
 * @param matchedMinor the net amount of the lines that the rule pays, returns subtracted
 * @param points whole, what stands posted for them
 * @param exact the same before rounding
 * @param purchases how many the rule counts; 0 for a rule that counts none
 */
public record Tally(long matchedMinor, long points, Fraction exact, int purchases) {

    public static final Tally EMPTY = new Tally(0, 0, Fraction.ZERO, 0);

    public Tally(long matchedMinor, long points, Fraction exact) {
        this(matchedMinor, points, exact, 0);
    }

    public Tally plus(RuleResult result) {
        return new Tally(Math.addExact(matchedMinor, result.matchedMinor()),
                Math.addExact(points, result.points()), exact.plus(result.exact()),
                purchases + (result.purchases() == null ? 0 : result.purchases()));
    }

    public Tally minus(Tally undone) {
        return new Tally(Math.subtractExact(matchedMinor, undone.matchedMinor),
                Math.subtractExact(points, undone.points), exact.minus(undone.exact), purchases - undone.purchases);
    }

    public Tally plus(TrueUp trueUp) {
        return new Tally(matchedMinor, Math.addExact(points, trueUp.points()), trueUp.exact(), purchases);
    }
}
