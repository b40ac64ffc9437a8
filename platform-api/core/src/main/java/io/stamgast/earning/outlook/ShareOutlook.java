package io.stamgast.earning.outlook;

import io.stamgast.earning.rule.Bands;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * An account's share under one rule, as it is now.
 *
 * @param period the one that runs; under {@code TRAILING} the last of the months
 * @param months how many months it looks back under {@code TRAILING}; else null
 * @param own decimal
 * @param wallet decimal; null when nobody has observed it
 * @param share own / wallet, cut off after four decimals; null when unknown
 * @param band the one reached; null when the share is unknown
 * @param multiplier what the rule multiplies its points by at this share, all parts together
 * @param next the band above; null when there is none, or the share is unknown
 * @param missing the own spend that is missing to the next band while the wallet stays what it is; null without one
 * @param bands all of the rule's, ascending
 */
public record ShareOutlook(String rule, Basis basis, String scope, String period, Integer months, BigDecimal own,
                           BigDecimal wallet, BigDecimal share, String currency, WalletSource source,
                           LocalDate observedOn, Step band, BigDecimal multiplier, Step next, BigDecimal missing,
                           List<Step> bands) {

    private static final int SHARE_DIGITS = 4;
    private static final int MULTIPLIER_DIGITS = 6;

    /**
     * A band.
     *
     * @param from its lower bound, inclusive
     */
    public record Step(BigDecimal from, BigDecimal multiplier) {

        private static Step of(Bands.Band band) {
            return new Step(band.from(), decimal(band.multiplier()));
        }
    }

    static ShareOutlook of(SpendShareRule rule, Period period, Share share, Currency currency) {
        var reached = rule.reached(share);
        var bands = rule.bands().bands();
        var number = reached.band();
        var next = number == null || number + 1 == bands.size() ? null : bands.get(number + 1);
        var digits = currency.getDefaultFractionDigits();
        return new ShareOutlook(rule.code(), rule.basis(), rule.scope(), period.toString(),
                rule.basis() == Basis.TRAILING ? (Integer) rule.months() : null, amount(share.ownMinor(), digits),
                amount(share.walletMinor(), digits), share.shown(SHARE_DIGITS), currency.getCurrencyCode(),
                share.source(), share.observedOn(), number == null ? null : Step.of(bands.get(number)),
                decimal(reached.multiplier()), next == null ? null : Step.of(next),
                next == null ? null : missing(share, next.from(), digits),
                bands.stream().map(Step::of).toList());
    }

    /** Rounded up to the minor unit: a cent less would not reach the bound. */
    private static BigDecimal missing(Share share, BigDecimal bound, int digits) {
        var needed = bound.multiply(BigDecimal.valueOf(share.walletTwelfths()))
                .divide(BigDecimal.valueOf(12), 0, RoundingMode.CEILING);
        return needed.subtract(BigDecimal.valueOf(share.ownMinor())).movePointLeft(digits).setScale(digits);
    }

    private static BigDecimal amount(Long minor, int digits) {
        return minor == null ? null : BigDecimal.valueOf(minor, digits);
    }

    private static BigDecimal decimal(Fraction fraction) {
        var exact = new BigDecimal(fraction.numerator()).divide(new BigDecimal(fraction.denominator()),
                MULTIPLIER_DIGITS, RoundingMode.DOWN).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
