package io.stamgast.plan.definition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.stamgast.kernel.DomainException.Violation;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A membership plan as people write it: the body of the API, and what is kept of every version. Two that say the same
 * are equal, however their numbers are written.
 *
 * @param code fixed once the plan is entered
 * @param texts by language; what a text leaves out, {@code name} and the benefits say
 * @param trial of prices that are paid monthly or yearly; {@link Trial#NONE} when absent
 * @param visibility {@code PUBLIC} when absent
 */
@JsonIgnoreProperties({"id", "version", "createdAt", "mirrored", "mirroredAt", "problem", "retiredPrices"})
public record PlanDefinition(String code, String name, Map<String, Text> texts, List<Price> prices, Trial trial,
                             Benefits benefits, Visibility visibility) {

    /** In which languages it can be told, the first first. */
    static final List<String> LANGUAGES = List.of("en", "nl", "de", "ru");

    /** Who can take it. Whoever has it keeps it in any case. */
    public enum Visibility {
        PUBLIC,
        /** Who is led to it; it stands on no list. */
        HIDDEN,
        /** Nobody any more. */
        ARCHIVED
    }

    /** A plan in one language. */
    public record Text(String name, String description, List<String> benefits) {

        public Text {
            benefits = benefits == null ? List.of() : benefits.stream().toList();
        }
    }

    /**
     * What it costs.
     *
     * @param amount in the currency's major unit, with as many decimals as it has
     * @param currency an ISO 4217 code
     * @param months how long a fee paid {@code ONCE} lasts; null for ever
     */
    @JsonIgnoreProperties({"id", "fromVersion", "retiredAt", "mirrored", "mirroredAt", "problem"})
    public record Price(String code, BigDecimal amount, String currency, Interval interval, Integer months) {

        public Price {
            amount = amount == null ? null : StripeMoney.scaled(amount, currency);
        }

        /** In the currency's minor unit, which for some is the major one. */
        public long amountMinor() {
            return StripeMoney.minor(amount, currency);
        }
    }

    /**
     * Time before the first payment.
     *
     * @param paymentMethodRequired whether one is asked for before it begins; true when absent
     * @param end what happens when it is over and there is no payment method; {@code CANCEL} when absent
     * @param reminderDays how many days before its end who tries it is told; {@code [3]} when absent
     */
    public record Trial(Integer days, Boolean paymentMethodRequired, End end, List<Integer> reminderDays) {

        static final Trial NONE = new Trial(0, null, null, null);

        /** What becomes of the membership. */
        public enum End { CANCEL, PAUSE, INVOICE }

        public Trial {
            paymentMethodRequired = paymentMethodRequired == null || paymentMethodRequired;
            end = end == null ? End.CANCEL : end;
            reminderDays = reminderDays == null ? List.of(3) : reminderDays.stream().toList();
        }
    }

    /**
     * What a plan brings.
     *
     * @param earnMultiplier of what purchases earn; 1 changes nothing
     * @param rewardDiscountPercent off the price in points
     * @param earlyAccess whether its members have rewards from their {@code earlyFrom}, before all others
     * @param monthlyPoints given every month
     */
    public record Benefits(BigDecimal earnMultiplier, BigDecimal rewardDiscountPercent, Boolean earlyAccess,
                           Long monthlyPoints, List<String> texts) {

        static final Benefits NONE = new Benefits(null, null, null, null, null);

        public Benefits {
            earnMultiplier = plain(earnMultiplier, BigDecimal.ONE);
            rewardDiscountPercent = plain(rewardDiscountPercent, BigDecimal.ZERO);
            earlyAccess = earlyAccess != null && earlyAccess;
            monthlyPoints = monthlyPoints == null ? 0 : monthlyPoints;
            texts = texts == null ? List.of() : texts.stream().toList();
        }

        private static BigDecimal plain(BigDecimal value, BigDecimal absent) {
            return value == null ? absent : value.stripTrailingZeros();
        }
    }

    public PlanDefinition {
        texts = texts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(texts));
        prices = prices == null ? null : prices.stream().toList();
        trial = trial == null ? Trial.NONE : trial;
        benefits = benefits == null ? Benefits.NONE : benefits;
        visibility = visibility == null ? Visibility.PUBLIC : visibility;
    }

    /** Everything that is wrong with it, each with its place such as {@code prices[1].amount}. */
    public List<Violation> violations() {
        return new PlanCheck(this).check();
    }

    /** In the first language that has one. */
    public Optional<String> description() {
        return LANGUAGES.stream().map(texts::get).filter(Objects::nonNull).map(Text::description)
                .filter(Objects::nonNull).findFirst();
    }
}
