package io.stamgast.earning.definition;

import io.stamgast.earning.definition.RuleDefinition.Threshold;
import io.stamgast.kernel.Codes;
import io.stamgast.wallet.Scope;
import java.math.BigDecimal;

/** What each kind of rule needs beyond every rule's members. */
record KindCheck(Violations at, RuleDefinition rule) {

    private static final int MAX_THRESHOLDS = 20;
    private static final BigDecimal MAX_GROWTH = new BigDecimal(100);
    private static final String NO_GROWTH = "must be a decimal number from 0 to " + MAX_GROWTH
            + ", such as 0.10, with at most " + Violations.MAX_DECIMALS + " decimals";
    private static final int MAX_CATEGORIES = 1_000;
    private static final int MAX_PURCHASES = 10_000;
    private static final int MAX_STREAK = 120;
    private static final int MAX_DAYS = 3_650;

    void check() {
        switch (rule.kind()) {
            case SPEND -> rate();
            case SPEND_SHARE -> {
                rate();
                new SpendShareCheck(at, rule).check();
            }
            case GROWTH -> growth();
            case BREADTH -> {
                bonus();
                period();
                at.whole("categories", rule.categories(), 1, MAX_CATEGORIES);
                at.amount("minAmount", rule.minAmount());
            }
            case FREQUENCY -> frequency();
            case FIRST_PURCHASE -> bonus();
            case WIN_BACK -> {
                bonus();
                at.whole("idleDays", rule.idleDays(), 1, MAX_DAYS);
            }
            case ACTIVITY -> {
                bonus();
                at.require(Codes.isCode(rule.activity()), "activity", "must be the code of an activity type");
            }
            case REFERRAL -> referral();
            case CAMPAIGN -> campaign();
        }
    }

    private void rate() {
        at.unit("unit", rule.unit());
        at.whole("points", rule.points(), 0, Violations.MAX_POINTS);
    }

    private void bonus() {
        at.whole("points", rule.points(), 1, Violations.MAX_POINTS);
    }

    private void period() {
        at.require(rule.period() != null, "period", "must be MONTH, QUARTER or YEAR");
    }

    private void growth() {
        period();
        var mistake = rule.scope() == null ? null : Scope.mistake(rule.scope());
        at.require(mistake == null, "scope", mistake);
        at.require(rule.growth() == null || isGrowth(rule.growth()), "growth", NO_GROWTH);
        if (rule.thresholds() == null && rule.unit() == null && rule.points() == null) {
            at.require(false, "unit", "and points must be there, or thresholds, or both");
            return;
        }
        if (rule.thresholds() == null) {
            rate();
            return;
        }
        at.require(rule.unit() == null == (rule.points() == null), "unit",
                "and points belong together; leave out both where thresholds are all there is");
        if (rule.unit() != null && rule.points() != null) {
            rate();
        }
        thresholds();
    }

    private void thresholds() {
        var thresholds = rule.thresholds();
        at.require(!thresholds.isEmpty() && thresholds.size() <= MAX_THRESHOLDS, "thresholds",
                "must hold 1 to " + MAX_THRESHOLDS + " thresholds");
        BigDecimal below = null;
        for (var i = 0; i < thresholds.size(); i++) {
            var place = "thresholds[" + i + "]";
            if (thresholds.get(i) == null) {
                at.require(false, place, "must not be null");
            } else {
                threshold(at.at(place), thresholds.get(i), below);
                below = thresholds.get(i).growth() == null ? below : thresholds.get(i).growth();
            }
        }
    }

    private static void threshold(Violations here, Threshold threshold, BigDecimal below) {
        here.whole("points", threshold.points(), 1, Violations.MAX_POINTS);
        if (threshold.growth() == null || !isGrowth(threshold.growth())) {
            here.require(false, "growth", NO_GROWTH);
        } else {
            here.require(below == null || threshold.growth().compareTo(below) > 0, "growth",
                    "must be above the threshold before; thresholds stand in ascending order");
        }
    }

    private static boolean isGrowth(BigDecimal growth) {
        return growth.signum() >= 0 && Violations.fits(growth, MAX_GROWTH);
    }

    private void frequency() {
        bonus();
        period();
        at.amount("minAmount", rule.minAmount());
        at.require(rule.purchases() != null || rule.streak() != null, "purchases",
                "must be there, or streak, or both");
        if (rule.purchases() != null) {
            at.whole("purchases", rule.purchases(), 1, MAX_PURCHASES);
        }
        if (rule.streak() != null) {
            at.whole("streak", rule.streak(), 2, MAX_STREAK);
        }
    }

    private void referral() {
        at.amount("minAmount", rule.minAmount());
        at.require(rule.points() != null || rule.refereePoints() != null, "points", "must be there, or refereePoints");
        if (rule.points() != null) {
            at.whole("points", rule.points(), 1, Violations.MAX_POINTS);
        }
        if (rule.refereePoints() != null) {
            at.whole("refereePoints", rule.refereePoints(), 1, Violations.MAX_POINTS);
        }
    }

    private void campaign() {
        at.require(rule.multiplier() == null != (rule.points() == null), "multiplier",
                "or points: a campaign has one of the two");
        if (rule.multiplier() != null) {
            at.multiplier("multiplier", rule.multiplier());
            at.require(rule.multiplier().compareTo(BigDecimal.ONE) > 0, "multiplier", "must be above 1");
        }
        if (rule.points() != null) {
            bonus();
            at.require(rule.rules() == null, "rules", "is for a multiplier; leave it out");
        }
    }
}
