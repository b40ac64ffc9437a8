package io.stamgast.earning.judging;

import io.stamgast.earning.limit.Limits;
import io.stamgast.earning.rule.AmountRule;
import io.stamgast.earning.rule.FrequencyRule;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges purchases: what each rule gives for its lines, exactly and rounded once; then each rule's own limits; then the
 * groups, in each of which the best counts; then what multiplies what they give: campaigns, and what the account is.
 */
public final class Judge {

    private final RuleSet version;
    private final Basket basket;
    private final Circumstances account;
    private final Rounding rounding;
    private final SelectedLines lines;
    private final LocalDate day;

    private Judge(RuleSet version, Basket basket, Circumstances account, Rounding rounding) {
        this.version = version;
        this.basket = basket;
        this.account = account;
        this.rounding = rounding;
        this.lines = new SelectedLines(basket, version.currency().getDefaultFractionDigits());
        this.day = basket.occurredAt().atZone(version.zone()).toLocalDate();
    }

    /**
     * The points of a purchase under a version: exactly per line, summed per rule, rounded once per rule.
     *
     * @param account answers each of {@link RuleSet#shareNeeds}
     */
    public static Judgement judge(RuleSet version, Basket basket, Circumstances account, Rounding rounding) {
        return Judgement.of(version, basket.earns()
                ? new Judge(version, basket, account, rounding).results() : List.of());
    }

    private List<RuleResult> results() {
        var results = new ArrayList<RuleResult>(version.rules().size());
        for (var rule : version.rules()) {
            if (rule.isValidAt(basket.occurredAt())) {
                judge(rule, results);
            }
        }
        Groups.choose(version, results);
        if (!version.campaigns().isEmpty() || !account.multipliers().isEmpty()) {
            multiply(results);
        }
        return results;
    }

    private void multiply(List<RuleResult> results) {
        var multiplied = Multiplied.of(version, lines, results);
        var campaigns = multiplied.campaigns(basket, rounding, account);
        campaigns.replaceAll(result -> limited(version.rule(result.code()).orElseThrow(), result));
        Groups.choose(version, campaigns);
        results.addAll(campaigns);
        results.addAll(multiplied.standing(rounding, account));
    }

    private void judge(Rule rule, List<RuleResult> results) {
        if (rule instanceof AmountRule amounts) {
            amount(amounts, results);
        } else if (rule instanceof OccasionRule occasion && !basket.isReturn()) {
            occasion(occasion, results);
        } else if (rule instanceof FrequencyRule frequency && !basket.isReturn()) {
            count(frequency, results);
        }
    }

    private void amount(AmountRule rule, List<RuleResult> results) {
        var selected = lines.of(rule);
        if (selected.isEmpty()) {
            return;
        }
        var applied = Applied.of(version, rule, basket, account);
        var exact = rule.terms().rate().times(SelectedLines.amount(selected)).times(applied.multiplier());
        results.add(limited(rule, RuleResult.amount(rule, selected, applied, exact, rounding,
                Rounded.of(rounding, exact, account.of(rule.code())))));
    }

    private void occasion(OccasionRule rule, List<RuleResult> results) {
        var selected = lines.of(rule);
        if (SelectedLines.amount(selected) <= 0 || rule.isForTheFirst() && !isFirst(rule)) {
            return;
        }
        // whether the account was away so long is looked at again when the month is closed, also where it was not
        var month = rule.isForTheFirst() ? null : Period.of(day, Period.Length.MONTH).toString();
        var points = rule.isForTheFirst() || isBack(rule) ? rule.terms().points() : 0;
        results.add(limited(rule, RuleResult.fixed(rule, selected, month, points, rounding)));
    }

    /** Of a kind that a condition tells, only what was paid before is known. */
    private boolean isFirst(OccasionRule rule) {
        return account.isUnused(rule) && (!rule.isForTheFirstEver() || account.boughtBefore() == null);
    }

    private boolean isBack(OccasionRule rule) {
        var before = account.boughtBefore();
        return before != null && ChronoUnit.DAYS.between(before.atZone(version.zone()).toLocalDate(), day)
                >= rule.idleDays();
    }

    private void count(FrequencyRule rule, List<RuleResult> results) {
        var selected = lines.of(rule);
        if (rule.counts(SelectedLines.amount(selected))) {
            var period = Period.of(basket.occurredAt(), version.zone(), rule.length()).toString();
            results.add(RuleResult.counted(rule, selected, period, rounding));
        }
    }

    private RuleResult limited(Rule rule, RuleResult result) {
        return Limits.lowest(rule.terms(), result.points(), account, day).map(result::limitedBy).orElse(result);
    }
}
