package io.stamgast.tier.scheme;

import io.stamgast.kernel.Codes;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.tier.scheme.SchemeDefinition.Benefits;
import io.stamgast.tier.scheme.SchemeDefinition.Thresholds;
import io.stamgast.tier.scheme.SchemeDefinition.TierDefinition;
import io.stamgast.tier.scheme.SchemeDefinition.Window;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a definition; what can't be measured yet it refuses rather than ignores. */
final class SchemeCheck {

    private static final int MAX_TIERS = 20;
    private static final int MAX_MONTHS = 60;
    private static final int MAX_GRACE_DAYS = 366;
    private static final int MAX_TEXTS = 20;
    private static final long MAX_GIFT = 1_000_000;
    private static final int MAX_DECIMALS = 6;
    private static final BigDecimal MAX_THRESHOLD = new BigDecimal("1000000000000");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final SchemeDefinition scheme;
    private final Currency currency;
    private final List<Violation> violations = new ArrayList<>();

    SchemeCheck(SchemeDefinition scheme, Currency currency) {
        this.scheme = scheme;
        this.currency = currency;
    }

    List<Violation> check() {
        metric();
        window();
        thresholds();
        review();
        require(isWithin(scheme.graceDays(), 0, MAX_GRACE_DAYS), "graceDays",
                "must be a whole number from 0 to " + MAX_GRACE_DAYS);
        require(scheme.downgrade() != null, "downgrade", "must be ONE_LEVEL, TO_EARNED or NEVER");
        tiers();
        return violations;
    }

    private void metric() {
        if (scheme.metric() == null) {
            require(false, "metric", "must be one of " + Metric.available());
        } else {
            require(scheme.metric().isAvailable(), "metric", scheme.metric()
                    + " is not available yet; available now: " + Metric.available());
        }
    }

    private void window() {
        var window = scheme.window();
        if (window == null || window.type() == null) {
            require(false, "window.type", "must be ROLLING or CALENDAR_YEAR");
        } else if (window.type() == Window.Kind.ROLLING) {
            require(isWithin(window.months(), 1, MAX_MONTHS), "window.months",
                    "must be a whole number from 1 to " + MAX_MONTHS);
        } else {
            require(window.months() == null, "window.months", "belongs to ROLLING only; leave it out");
        }
    }

    private void thresholds() {
        var thresholds = scheme.thresholds();
        if (thresholds == null || thresholds.type() == null) {
            require(false, "thresholds.type", "must be FIXED or DYNAMIC");
        } else if (thresholds.type() == Thresholds.Kind.DYNAMIC) {
            require(thresholds.recompute() != null, "thresholds.recompute", "must be WEEKLY or MONTHLY");
        } else {
            require(thresholds.recompute() == null, "thresholds.recompute", "belongs to DYNAMIC only; leave it out");
        }
    }

    private void review() {
        var review = scheme.review();
        if (review == null || (review.everyMonths() == null) == (review.yearlyOn() == null)) {
            require(false, "review", "must have either everyMonths or yearlyOn");
        } else if (review.yearlyOn() == null) {
            require(isWithin(review.everyMonths(), 1, MAX_MONTHS), "review.everyMonths",
                    "must be a whole number from 1 to " + MAX_MONTHS);
        } else {
            require(isDayOfYear(review.yearlyOn()), "review.yearlyOn", "must be a month and a day, such as 01-31");
        }
    }

    private static boolean isDayOfYear(String text) {
        try {
            return text.length() == "MM-DD".length() && MonthDay.parse("--" + text) != null;
        } catch (DateTimeException invalid) {
            return false;
        }
    }

    private void tiers() {
        var tiers = scheme.tiers();
        if (tiers == null || tiers.isEmpty() || tiers.size() > MAX_TIERS) {
            require(false, "tiers", "must hold 1 to " + MAX_TIERS + " tiers");
            return;
        }
        var codes = new HashSet<String>();
        for (var i = 0; i < tiers.size(); i++) {
            var path = "tiers[" + i + "]";
            if (tiers.get(i) == null) {
                require(false, path, "must not be null");
            } else {
                named(path, tiers.get(i), codes);
                entry(path, tiers.get(i), i == 0 ? null : tiers.get(i - 1));
                benefits(path + ".benefits", tiers.get(i).benefits());
            }
        }
    }

    private void named(String path, TierDefinition tier, Set<String> codes) {
        var fits = Codes.isCode(tier.code());
        require(fits, path + ".code", Codes.REFUSAL);
        require(!fits || codes.add(tier.code()), path + ".code", "is the code of an earlier tier");
        require(isText(tier.name(), 100), path + ".name", "must have 1 to 100 characters, all printable");
    }

    private void entry(String path, TierDefinition tier, TierDefinition below) {
        if (scheme.thresholds() == null || scheme.thresholds().type() == null) {
            return;
        }
        if (scheme.thresholds().type() == Thresholds.Kind.FIXED) {
            require(tier.topPercent() == null, path + ".topPercent",
                    "belongs to DYNAMIC thresholds only; leave it out");
            threshold(path + ".threshold", tier.threshold(), below == null ? null : below.threshold());
        } else {
            require(tier.threshold() == null, path + ".threshold", "belongs to FIXED thresholds only; leave it out");
            topPercent(path + ".topPercent", tier.topPercent(), below == null ? null : below.topPercent());
        }
    }

    private void threshold(String path, BigDecimal threshold, BigDecimal below) {
        if (scheme.metric() == null || !scheme.metric().isAvailable()) {
            return;
        }
        var max = scheme.metric() == Metric.SPEND_SHARE ? BigDecimal.ONE : MAX_THRESHOLD;
        var digits = scheme.metric().digits(currency);
        if (threshold == null || threshold.signum() < 0 || threshold.compareTo(max) > 0) {
            require(false, path, "must be from 0 to " + max.toPlainString() + ", in " + scheme.metric().unit(currency));
        } else if (threshold.stripTrailingZeros().scale() > digits) {
            require(false, path, "must have at most " + digits + " decimals");
        } else {
            require(below == null || threshold.compareTo(below) > 0, path, "must be above that of the tier below");
        }
    }

    private void topPercent(String path, BigDecimal percent, BigDecimal below) {
        if (percent == null || percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0
                || percent.scale() > MAX_DECIMALS) {
            require(false, path, "must be above 0, at most 100, with at most " + MAX_DECIMALS + " decimals");
        } else {
            require(below == null || percent.compareTo(below) < 0, path, "must be below that of the tier below");
        }
    }

    private void benefits(String path, Benefits benefits) {
        percentage(path + ".earnMultiplier", benefits.earnMultiplier());
        percentage(path + ".rewardDiscountPercent", benefits.rewardDiscountPercent());
        require(benefits.entryGiftPoints() >= 0 && benefits.entryGiftPoints() <= MAX_GIFT, path + ".entryGiftPoints",
                "must be a whole number from 0 to " + MAX_GIFT);
        var texts = benefits.texts();
        require(texts.size() <= MAX_TEXTS, path + ".texts", "must be at most " + MAX_TEXTS);
        for (var i = 0; i < texts.size(); i++) {
            require(isText(texts.get(i), 200), path + ".texts[" + i + "]",
                    "must have 1 to 200 characters, all printable");
        }
    }

    private void percentage(String path, BigDecimal value) {
        require(value.signum() >= 0 && value.compareTo(HUNDRED) <= 0 && value.scale() <= MAX_DECIMALS, path,
                "must be from 0 to 100, with at most " + MAX_DECIMALS + " decimals");
    }

    private static boolean isWithin(Integer number, int least, int most) {
        return number != null && number >= least && number <= most;
    }

    private static boolean isText(String text, int maxLength) {
        return text != null && !text.isBlank() && text.length() <= maxLength
                && text.chars().noneMatch(Character::isISOControl);
    }

    private void require(boolean holds, String path, String message) {
        if (!holds) {
            violations.add(new Violation(path, message));
        }
    }
}
