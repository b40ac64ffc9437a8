package io.stamgast.earning.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One earn rule as people write it. What a kind doesn't need stays null; {@link RuleSetDefinition#violations} says
 * what is wrong.
 *
 * @param code names the rule in its set, in explanations and in what is kept per rule
 * @param when a CEL expression; the rule acts where it holds; null: everywhere
 * @param unit an amount of money, decimal: so much of it earns {@code points}, proportionally
 * @param points per unit, or for the occasion; of a campaign what it adds to a purchase
 * @param group rules of one group go together as {@code stacking} says; null: the rule stands alone
 * @param budget the most points that the rule gives in all, whatever version it stands in
 * @param priority the higher, the earlier it is applied; 0 when left out
 * @param validFrom the first instant of purchases it is for; null: from the beginning
 * @param validTo the first instant of purchases it is no longer for; null: without end
 * @param period the length of the periods that share, growth, breadth or frequency are measured in
 * @param scope {@code ALL} or a category: whose share or spend counts, and which lines are paid; {@code ALL} when left
 *     out
 * @param months how many whole months {@code TRAILING} looks back
 * @param bands ascending, the first from 0
 * @param unknownMultiplier for an account whose wallet nobody has observed; 1 when left out
 * @param growth of {@code GROWTH}: the baseline is last year's spend times 1 + growth; 0 when left out
 * @param thresholds of {@code GROWTH}: points paid once where spend exceeds last year's by so much
 * @param newAccounts of {@code GROWTH}: whether all spend counts of an account that bought nothing last year
 * @param categories of {@code BREADTH}: in how many distinct ones the account must have bought
 * @param minAmount of {@code BREADTH} per category, of {@code FREQUENCY} per purchase, of {@code REFERRAL} of the
 *     first purchase; decimal, 0 when left out
 * @param purchases of {@code FREQUENCY}: how many the account must have made in the period
 * @param streak of {@code FREQUENCY}: in how many periods in a row
 * @param idleDays of {@code WIN_BACK}: how many days must have passed since the purchase before
 * @param activity of {@code ACTIVITY}: the code of the activity's type
 * @param refereePoints of {@code REFERRAL}: for the account that was referred; {@code points} are for the other
 * @param rules of {@code CAMPAIGN}: the codes of those it multiplies; all {@code SPEND} and {@code SPEND_SHARE} when
 *     left out
 * @param multiplier of {@code CAMPAIGN}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleDefinition(String code, Kind kind, String when, BigDecimal unit, Long points, Caps caps, String group,
                             Stacking stacking, Long budget, Integer priority, Instant validFrom, Instant validTo,
                             Basis basis, Period.Length period, String scope, Integer months, List<Band> bands,
                             BigDecimal unknownMultiplier, BigDecimal growth, List<Threshold> thresholds,
                             Boolean newAccounts, Integer categories, BigDecimal minAmount, Integer purchases,
                             Integer streak, Integer idleDays, String activity, Long refereePoints,
                             List<String> rules, BigDecimal multiplier) {

    public static final String ALL = "ALL";

    /** What makes a rule give points. */
    public enum Kind {
        SPEND, SPEND_SHARE, GROWTH, BREADTH, FREQUENCY, FIRST_PURCHASE, WIN_BACK, ACTIVITY, REFERRAL, CAMPAIGN;

        /** Whether only the close of a period gives its points. */
        public boolean isOfPeriods() {
            return this == GROWTH || this == BREADTH || this == FREQUENCY;
        }
    }

    /** When and over what a spend share is measured. */
    public enum Basis {
        /** The calendar period before the purchase's. */
        PREVIOUS_PERIOD,
        /** The last whole months before the purchase's. */
        TRAILING,
        /** The purchase's own period, once it closes; all lines at the reached band's multiplier. */
        PERIOD_CLOSE,
        /** The purchase's own period, once it closes; each part of own spend at its band's multiplier. */
        MARGINAL
    }

    /** How the rules of a group go together. */
    public enum Stacking { BEST_OF, SUM }

    /** The most points that the rule gives, per purchase and per account in a calendar day, month and year. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Caps(Long perPurchase, Long perDay, Long perMonth, Long perYear) {
    }

    /**
     * From this share on (inclusive) up to the next band's.
     *
     * @param from a share in [0, 1]
     */
    public record Band(BigDecimal from, BigDecimal multiplier) {
    }

    /**
     * Points that are paid once in a period where spend is last year's times 1 + growth, or more.
     *
     * @param growth such as 0.10
     */
    public record Threshold(BigDecimal growth, Long points) {
    }

    public RuleDefinition {
        bands = copy(bands);
        thresholds = copy(thresholds);
        rules = copy(rules);
    }

    /** A rule that says nothing yet but its code and kind. */
    public static RuleDefinition begun(String code, Kind kind) {
        return new RuleDefinition(code, kind, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The same rule that pays so much per unit of money, times what these bands give for the share. */
    public RuleDefinition byShare(BigDecimal perUnit, Long pointsPerUnit, ShareTerms share) {
        return new RuleDefinition(code, kind, when, perUnit, pointsPerUnit, caps, group, stacking, budget, priority,
                validFrom, validTo, share.basis, share.period, share.scope, share.months, share.bands,
                share.unknownMultiplier, growth, thresholds, newAccounts, categories, minAmount, purchases, streak,
                idleDays, activity, refereePoints, rules, multiplier);
    }

    /** How a share is measured and what it is worth, as the members of those names. */
    public record ShareTerms(Basis basis, Period.Length period, String scope, Integer months, List<Band> bands,
                             BigDecimal unknownMultiplier) {
    }

    /** Keeps nulls, which are told as violations. */
    private static <T> List<T> copy(List<T> list) {
        return list == null ? null : list.stream().toList();
    }

    /** Whether the close of a period has the last word on its points: it gives them, or rights what was given. */
    boolean isSettledByClose() {
        return kind.isOfPeriods() || kind == Kind.WIN_BACK || kind == Kind.SPEND_SHARE && basis != Basis.TRAILING;
    }

    /** Whether what it gives a purchase depends on what came in, or was closed, before. */
    boolean dependsOnArrival() {
        return kind == Kind.WIN_BACK || basis == Basis.PREVIOUS_PERIOD;
    }
}
