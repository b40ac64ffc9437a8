package io.stamgast.earning.rule;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.wallet.Period;
import java.util.List;

/**
 * Points for own spend above the account's baseline, which is its spend in the same period last year times 1 + growth;
 * and points that are paid once where a threshold is reached.
 *
 * @param scope {@code ALL} or a category
 * @param newAccounts whether all spend is growth where there was none last year; thresholds are not for these
 */
public record GrowthRule(Terms terms, Period.Length length, String scope, Fraction growth, List<Threshold> thresholds,
                         boolean newAccounts) implements GoalRule {

    /** @param factor of last year's spend, from which the points are paid */
    public record Threshold(Fraction factor, long points) {
    }

    static GrowthRule of(RuleDefinition rule, Terms terms) {
        var thresholds = rule.thresholds() == null ? List.<Threshold>of() : rule.thresholds().stream()
                .map(one -> new Threshold(Fraction.ONE.plus(Fraction.of(one.growth())), one.points())).toList();
        return new GrowthRule(terms, rule.period(), rule.scope() == null ? RuleDefinition.ALL : rule.scope(),
                rule.growth() == null ? Fraction.ZERO : Fraction.of(rule.growth()), thresholds,
                Boolean.TRUE.equals(rule.newAccounts()));
    }

    /**
     * The points, before rounding.
     *
     * @param ownMinor own spend in the period and scope
     * @param lastYearMinor the same a year before
     */
    public Fraction points(long ownMinor, long lastYearMinor) {
        if (lastYearMinor <= 0 && !newAccounts || ownMinor <= 0) {
            return Fraction.ZERO;
        }
        var above = Fraction.of(ownMinor).minus(baseline(Math.max(0, lastYearMinor)));
        var points = terms.rate() == null || above.signum() < 0 ? Fraction.ZERO : terms.rate().times(above);
        for (var threshold : thresholds) {
            if (reaches(threshold, ownMinor, lastYearMinor)) {
                points = points.plus(Fraction.of(threshold.points()));
            }
        }
        return points;
    }

    /** The spend from which it is growth. */
    public Fraction baseline(long lastYearMinor) {
        return Fraction.of(lastYearMinor).times(Fraction.ONE.plus(growth));
    }

    public boolean reaches(Threshold threshold, long ownMinor, long lastYearMinor) {
        return lastYearMinor > 0
                && Fraction.of(ownMinor).compareTo(Fraction.of(lastYearMinor).times(threshold.factor())) >= 0;
    }
}
