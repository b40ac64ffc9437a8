package io.stamgast.earning.judging;

import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.wallet.Share;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An account in memory: the points and fractions it has, its multipliers, and what caps and budgets leave it. */
final class Purse implements Circumstances {

    private final Map<String, Fraction> kept = new HashMap<>();
    private final List<Multiplier> multipliers;
    private Share share;
    private long room = Long.MAX_VALUE;
    private long budget = Long.MAX_VALUE;
    private long points;

    /** @param factors such as 1.5: each of a tier or a plan */
    Purse(String... factors) {
        multipliers = Arrays.stream(factors)
                .map(factor -> new Multiplier("tier:" + factor, Fraction.parse(factor))).toList();
    }

    Purse with(Share known) {
        share = known;
        return this;
    }

    Purse withBudget(long left) {
        budget = left;
        return this;
    }

    Purse withRoom(long left) {
        room = left;
        return this;
    }

    /** Takes over what a judgement gives or takes, and what it leaves of limits. */
    Judgement take(Judgement judgement) {
        points += judgement.points();
        for (var result : judgement.rules()) {
            if (result.carry() != null) {
                kept.put(result.code(), result.carry());
            }
            if (result.points() > 0) {
                room -= result.points();
                budget -= result.points();
            }
        }
        return judgement;
    }

    long points() {
        return points;
    }

    /** With the fractions that it keeps. */
    Fraction all() {
        return kept.values().stream().reduce(Fraction.of(points), Fraction::plus);
    }

    @Override
    public Share of(ShareNeed need) {
        return share;
    }

    @Override
    public Fraction of(String ruleCode) {
        return kept.getOrDefault(ruleCode, Fraction.ZERO);
    }

    @Override
    public Limit room(Terms terms, LocalDate day) {
        return terms.isCapped() ? new Limit(Limit.Kind.PER_YEAR, Math.max(0, room)) : null;
    }

    @Override
    public long budgetLeft(Terms terms) {
        return Math.max(0, budget);
    }

    @Override
    public List<Multiplier> multipliers() {
        return multipliers;
    }
}
