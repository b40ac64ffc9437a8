package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;

/**
 * What was judged so far for an account, rule and period, true-ups included.
 *
 * @param matchedMinor the net amount of the lines that the rule pays, returns subtracted
 * @param points whole, what stands posted for them
 * @param exact the same before rounding; without what limits withheld
 * @param purchases how many the rule counts; 0 for a rule that counts none
 * @param highest the most points that stood at a time, at least 0: so many were within caps and budgets once
 */
public record Tally(long matchedMinor, long points, Fraction exact, int purchases, long highest) {

    public static final Tally EMPTY = new Tally(0, 0, Fraction.ZERO);

    public Tally(long matchedMinor, long points, Fraction exact) {
        this(matchedMinor, points, exact, 0, Math.max(0, points));
    }

    public Tally plus(RuleResult result) {
        return plus(new Tally(result.matchedMinor(), result.points(), result.limit() == null
                ? result.exact() : Fraction.of(result.points()), result.purchases() == null ? 0 : result.purchases(),
                Math.max(0, result.points())));
    }

    /** What came in after it included. */
    public Tally plus(Tally later) {
        return new Tally(Math.addExact(matchedMinor, later.matchedMinor), Math.addExact(points, later.points),
                exact.plus(later.exact), purchases + later.purchases,
                Math.max(highest, Math.addExact(points, later.highest)));
    }

    /** Of both, each with its own past. */
    public Tally beside(Tally other) {
        return new Tally(Math.addExact(matchedMinor, other.matchedMinor), Math.addExact(points, other.points),
                exact.plus(other.exact), purchases + other.purchases, Math.addExact(highest, other.highest));
    }

    public Tally minus(Tally undone) {
        return new Tally(Math.subtractExact(matchedMinor, undone.matchedMinor),
                Math.subtractExact(points, undone.points), exact.minus(undone.exact), purchases - undone.purchases,
                highest);
    }

    /** Once the close has posted that. */
    public Tally plus(TrueUp trueUp) {
        var now = Math.addExact(points, trueUp.points());
        return new Tally(matchedMinor, now, trueUp.standing(), purchases, Math.max(highest, now));
    }

    /** How many points a close can give that stood before: no cap or budget looks at them again. */
    public long restorable() {
        return highest - Math.min(highest, points);
    }
}
