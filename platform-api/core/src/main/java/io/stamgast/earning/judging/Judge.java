package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Line;
import io.stamgast.earning.rule.Reached;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges purchases. A return that names no original is judged here too, as the mirrored purchase: its amounts are
 * negative, and so are its points, rounded away from zero. One that names its original goes to {@link TakeBack}.
 */
public final class Judge {

    private Judge() {
    }

    /**
     * The points of a purchase under a version: exactly per line, summed per rule, rounded once per rule.
     *
     * @param shares answers each of {@link RuleSet#shareNeeds}
     */
    public static Judgement judge(RuleSet version, Basket basket, ShareLookup shares, Carries carries,
                                  Rounding rounding) {
        var results = new ArrayList<RuleResult>(version.rules().size());
        if (basket.earns()) {
            for (var rule : version.rules()) {
                if (rule.isValidAt(basket.occurredAt())) {
                    judge(version, rule, basket, shares, carries, rounding, results);
                }
            }
        }
        return Judgement.of(version, results);
    }

    private static void judge(RuleSet version, Rule rule, Basket basket, ShareLookup shares, Carries carries,
                              Rounding rounding, List<RuleResult> results) {
        var numbers = new ArrayList<Integer>(basket.lines().size());
        var matched = matched(rule, basket.lines(), numbers);
        if (numbers.isEmpty()) {
            return;
        }
        var applied = Applied.of(version, rule, basket, shares);
        var exact = rule.terms().rate().times(matched).times(applied.multiplier());
        var rounded = Rounded.of(rounding, exact, carries.of(rule.code()));
        results.add(new RuleResult(rule.code(), rule.kind(), numbers, matched, applied.period(), applied.multiplier(),
                applied.source(), applied.share(), exact, rounding, rounded.points(), rounded.carry(), null));
    }

    /** The net amount of the lines that the rule pays; adds their numbers. */
    static long matched(Rule rule, List<Line> lines, List<Integer> numbers) {
        var matched = 0L;
        for (var line : lines) {
            if (rule.selects(line)) {
                matched = Math.addExact(matched, line.netMinor());
                numbers.add(line.no());
            }
        }
        return matched;
    }

    /** The multiplier that applies to a purchase now, and where it comes from. */
    private record Applied(Fraction multiplier, MultiplierSource source, String period, ShareUsed share) {

        static Applied of(RuleSet version, Rule rule, Basket basket, ShareLookup shares) {
            if (!(rule instanceof SpendShareRule shareRule)) {
                return new Applied(Fraction.ONE, MultiplierSource.RULE, null, null);
            }
            var need = shareRule.need(basket.occurredAt(), version.zone());
            var share = need.map(shares::of).orElse(null);
            if (share == null) {
                var period = shareRule.periodOf(basket.occurredAt(), version.zone()).toString();
                return new Applied(Fraction.ONE, MultiplierSource.UNTIL_CLOSE, period, null);
            }
            return measured(need.get(), share, shareRule.reached(share));
        }

        private static Applied measured(ShareNeed need, Share share, Reached reached) {
            var source = share.isKnown() ? MultiplierSource.BAND : MultiplierSource.UNKNOWN_SHARE;
            var months = need.basis() == Basis.TRAILING ? (Integer) need.months() : null;
            return new Applied(reached.multiplier(), source, null,
                    ShareUsed.of(need.scope(), need.period().toString(), months, share, reached));
        }
    }
}
