package io.stamgast.tier.scheme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.kernel.DomainException.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * A program's tiers as people write them: one document.
 *
 * @param graceDays how long an account keeps its tier after a review that it failed; 0: it falls at once
 * @param tiers ascending
 */
public record SchemeDefinition(Metric metric, Window window, Thresholds thresholds, Review review, Integer graceDays,
                               Downgrade downgrade, List<TierDefinition> tiers) {

    /**
     * Over what the metric is summed.
     *
     * @param months how many, the running one included, for {@code ROLLING}; a spend share looks at whole months, those
     *     before the running one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Window(Kind type, Integer months) {

        /** A calendar year's reviews also look at the year before: what was reached in it counts. */
        public enum Kind { ROLLING, CALENDAR_YEAR }
    }

    /** @param recompute how often, for {@code DYNAMIC} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Thresholds(Kind type, Recompute recompute) {

        /** Written, or what the top p % of the accounts reach. */
        public enum Kind { FIXED, DYNAMIC }

        /** How often dynamic ones are computed. */
        public enum Recompute {
            WEEKLY, MONTHLY;

            LocalDate after(LocalDate day) {
                return this == WEEKLY ? day.plusWeeks(1) : day.plusMonths(1);
            }
        }
    }

    /**
     * When an account is asked whether it still reaches its tier: so long after it entered or kept it, or on a day of
     * every year. One of the two.
     *
     * @param yearlyOn month and day, such as {@code 01-31}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Review(Integer everyMonths, String yearlyOn) {
    }

    /** Where an account falls that no longer reaches its tier. */
    public enum Downgrade { ONE_LEVEL, TO_EARNED, NEVER }

    /**
     * A tier.
     *
     * @param threshold in the metric's unit, for fixed thresholds
     * @param topPercent of all accounts, for dynamic ones; of 100 everybody is in it
     * @param thresholdInForce read-only: the last that was computed; null before the first
     * @param computedOn read-only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(value = {"thresholdInForce", "computedOn"}, allowGetters = true)
    public record TierDefinition(String code, String name, BigDecimal threshold, BigDecimal topPercent,
                                 Benefits benefits, BigDecimal thresholdInForce, LocalDate computedOn) {

        public TierDefinition {
            benefits = benefits == null ? Benefits.NONE : benefits;
        }

        TierDefinition inForce(BigDecimal computed, LocalDate on) {
            return new TierDefinition(code, name, threshold, topPercent, benefits, computed, on);
        }
    }

    /**
     * What a tier brings.
     *
     * @param earnMultiplier of what purchases earn; 1 changes nothing
     * @param rewardDiscountPercent off the price in points
     * @param earlyAccess whether its accounts have rewards from their {@code earlyFrom}, before all others
     * @param entryGiftPoints once per account and tier
     */
    public record Benefits(BigDecimal earnMultiplier, BigDecimal rewardDiscountPercent, Boolean earlyAccess,
                           List<String> texts, Long entryGiftPoints) {

        static final Benefits NONE = new Benefits(null, null, null, null, null);

        public Benefits {
            earnMultiplier = earnMultiplier == null ? BigDecimal.ONE : earnMultiplier;
            rewardDiscountPercent = rewardDiscountPercent == null ? BigDecimal.ZERO : rewardDiscountPercent;
            earlyAccess = earlyAccess != null && earlyAccess;
            texts = texts == null ? List.of() : texts.stream().toList();
            entryGiftPoints = entryGiftPoints == null ? 0 : entryGiftPoints;
        }
    }

    public SchemeDefinition {
        tiers = tiers == null ? null : tiers.stream().toList();
    }

    /** Everything that is wrong with it, each with its place such as {@code tiers[1].threshold}. */
    List<Violation> violations(Currency currency) {
        return new SchemeCheck(this, currency).check();
    }

    boolean isDynamic() {
        return thresholds.type() == Thresholds.Kind.DYNAMIC;
    }

    /** What a computed threshold of the tier stands on; another basis needs another threshold. */
    String basis(TierDefinition tier) {
        return metric + " " + window.type() + (window.months() == null ? "" : " " + window.months()) + " top "
                + tier.topPercent().stripTrailingZeros().toPlainString() + " %";
    }
}
