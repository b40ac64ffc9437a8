package io.stamgast.wallet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * An account's spend share as it is shown.
 *
 * @param own the tenant's part of the spend, decimal
 * @param wallet the spend with all suppliers, never below {@code own}; null when nobody has observed it
 * @param share own / wallet, cut off after four decimals; null, and not 0, when the wallet is unknown
 * @param observedOn the day of the latest report or word that counts; for a wallet known from lines alone, the last
 *     day of the period that has come
 * @param distributors what each distributor of the account contributes to the wallet
 */
public record SpendShareView(UUID account, String period, String scope, BigDecimal own, BigDecimal wallet,
                             BigDecimal share, String currency, WalletSource source, LocalDate observedOn,
                             List<Part> distributors) {

    private static final int SHARE_DIGITS = 4;

    /**
     * @param distributor null for purchases and reports that name none
     * @param basis {@code REPORT}, {@code LINES} (no report, but competitors' lines came in) or {@code NOTHING}
     * @param amount null when the distributor said nothing
     */
    public record Part(UUID distributor, String basis, BigDecimal amount, LocalDate observedOn) {
    }

    static SpendShareView of(UUID account, Period period, String scope, Wallet wallet, Currency currency,
                             LocalDate today) {
        var share = wallet.share();
        var digits = currency.getDefaultFractionDigits();
        var lastDay = period.lastDay().isBefore(today) ? period.lastDay() : today;
        var day = share.isKnown() && share.observedOn() == null ? lastDay : share.observedOn();
        var parts = wallet.parts().stream()
                .map(part -> new Part(part.distributorId(), part.basis().name(), amount(part.amountMinor(), digits),
                        part.observedOn()))
                .toList();
        return new SpendShareView(account, period.toString(), scope, amount(share.ownMinor(), digits),
                amount(share.walletMinor(), digits), share.shown(SHARE_DIGITS), currency.getCurrencyCode(),
                share.source(), day, parts);
    }

    private static BigDecimal amount(Long minor, int digits) {
        return minor == null ? null : BigDecimal.valueOf(minor, digits);
    }
}
