package io.stamgast.plan.definition;

import io.stamgast.kernel.Codes;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.plan.definition.PlanDefinition.Price;
import io.stamgast.plan.definition.PlanDefinition.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a plan. */
final class PlanCheck {

    private static final int MAX_PRICES = 10;
    private static final int MAX_MONTHS = 600;
    private static final int MAX_TRIAL_DAYS = 730;
    private static final int MAX_REMINDERS = 10;
    private static final int MAX_LINES = 20;
    private static final int MAX_NAME = 100;
    private static final int MAX_LINE = 200;
    private static final int MAX_DESCRIPTION = 2000;
    private static final int MAX_DECIMALS = 6;
    private static final long MAX_POINTS = 1_000_000;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final PlanDefinition plan;
    private final List<Violation> violations = new ArrayList<>();

    PlanCheck(PlanDefinition plan) {
        this.plan = plan;
    }

    List<Violation> check() {
        require(Codes.isCode(plan.code()), "code", Codes.REFUSAL);
        name("name", plan.name());
        texts();
        prices();
        trial();
        benefits();
        return violations;
    }

    private void texts() {
        plan.texts().forEach((language, text) -> {
            var path = "texts." + language;
            if (!PlanDefinition.LANGUAGES.contains(language)) {
                require(false, path, "must be one of " + String.join(", ", PlanDefinition.LANGUAGES));
            } else if (text == null) {
                require(false, path, "must not be null");
            } else {
                text(path, text);
            }
        });
    }

    private void text(String path, Text text) {
        if (text.name() != null) {
            name(path + ".name", text.name());
        }
        var description = text.description();
        require(description == null || !description.isBlank() && description.length() <= MAX_DESCRIPTION,
                path + ".description", "must have 1 to " + MAX_DESCRIPTION + " characters");
        lines(path + ".benefits", text.benefits());
    }

    private void prices() {
        var prices = plan.prices();
        if (prices == null || prices.isEmpty() || prices.size() > MAX_PRICES) {
            require(false, "prices", "must be 1 to " + MAX_PRICES);
            return;
        }
        var codes = new HashSet<String>();
        for (var i = 0; i < prices.size(); i++) {
            var path = "prices[" + i + "]";
            if (prices.get(i) == null) {
                require(false, path, "must not be null");
            } else {
                price(path, prices.get(i), codes);
            }
        }
    }

    private void price(String path, Price price, Set<String> codes) {
        require(Codes.isCode(price.code()), path + ".code", Codes.REFUSAL);
        require(!Codes.isCode(price.code()) || codes.add(price.code()), path + ".code",
                "is the code of an earlier price");
        require(price.interval() != null, path + ".interval", "must be MONTH, YEAR or ONCE");
        var currency = StripeMoney.currency(price.currency());
        require(currency.isPresent(), path + ".currency",
                "must be an ISO 4217 code such as EUR, of a currency that Stripe counts in the same minor unit");
        currency.ifPresent(known -> amount(path + ".amount", price, known));
        if (price.interval() == Interval.ONCE) {
            require(price.months() == null || isWithin(price.months(), 1, MAX_MONTHS), path + ".months",
                    "must be a whole number from 1 to " + MAX_MONTHS + ", or left out for a membership for ever");
        } else {
            require(price.months() == null, path + ".months", "belongs to ONCE only; leave it out");
        }
    }

    private void amount(String path, Price price, Currency currency) {
        var amount = price.amount();
        var decimals = StripeMoney.decimals(currency);
        var most = BigDecimal.valueOf(StripeMoney.MOST_MINOR, currency.getDefaultFractionDigits());
        if (amount == null || amount.signum() < 0 || amount.compareTo(most) > 0) {
            require(false, path, "must be from 0 to " + most.toPlainString());
        } else if (amount.stripTrailingZeros().scale() > decimals) {
            require(false, path, "must have at most " + decimals + " decimals");
        } else {
            require(price.interval() != Interval.ONCE || amount.signum() > 0, path, "must be above 0 for a fee");
        }
    }

    private void trial() {
        var trial = plan.trial();
        require(isWithin(trial.days(), 0, MAX_TRIAL_DAYS), "trial.days",
                "must be a whole number from 0 to " + MAX_TRIAL_DAYS);
        require(trial.days() == null || trial.days() == 0 || renews(), "trial.days",
                "must be 0 where every price is paid ONCE: only what is paid by the month or year can be tried");
        var reminders = trial.reminderDays();
        require(reminders.size() <= MAX_REMINDERS, "trial.reminderDays", "must be at most " + MAX_REMINDERS);
        var seen = new HashSet<Integer>();
        for (var i = 0; i < reminders.size(); i++) {
            require(isWithin(reminders.get(i), 1, MAX_TRIAL_DAYS) && seen.add(reminders.get(i)),
                    "trial.reminderDays[" + i + "]",
                    "must be a whole number from 1 to " + MAX_TRIAL_DAYS + ", each once");
        }
    }

    private boolean renews() {
        return plan.prices() == null || plan.prices().isEmpty() || plan.prices().stream()
                .anyMatch(price -> price == null || price.interval() != Interval.ONCE);
    }

    private void benefits() {
        var benefits = plan.benefits();
        within("benefits.earnMultiplier", benefits.earnMultiplier(), BigDecimal.ONE);
        within("benefits.rewardDiscountPercent", benefits.rewardDiscountPercent(), BigDecimal.ZERO);
        require(benefits.monthlyPoints() >= 0 && benefits.monthlyPoints() <= MAX_POINTS, "benefits.monthlyPoints",
                "must be a whole number from 0 to " + MAX_POINTS);
        lines("benefits.texts", benefits.texts());
    }

    /** Of 100 at most. */
    private void within(String path, BigDecimal value, BigDecimal least) {
        require(value.compareTo(least) >= 0 && value.compareTo(HUNDRED) <= 0 && value.scale() <= MAX_DECIMALS, path,
                "must be from " + least + " to 100, with at most " + MAX_DECIMALS + " decimals");
    }

    private void lines(String path, List<String> lines) {
        require(lines.size() <= MAX_LINES, path, "must be at most " + MAX_LINES);
        for (var i = 0; i < lines.size(); i++) {
            require(isText(lines.get(i), MAX_LINE), path + "[" + i + "]",
                    "must have 1 to " + MAX_LINE + " characters, all printable");
        }
    }

    private void name(String path, String name) {
        require(isText(name, MAX_NAME), path, "must have 1 to " + MAX_NAME + " characters, all printable");
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
