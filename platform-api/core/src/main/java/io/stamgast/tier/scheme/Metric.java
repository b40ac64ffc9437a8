package io.stamgast.tier.scheme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/**
 * What is measured of an account. Figures are whole numbers of its smallest unit: a point, a minor unit of money, a
 * millionth of a share, a purchase.
 */
public enum Metric {

    /**
     * All points that were issued: by purchases, true-ups, activities and referrals, less what was taken back and
     * reversed. Adjustments by hand and gifts don't count.
     */
    POINTS_EARNED,
    /** The tenant's own goods bought of earning sources, less returns. */
    OWN_SPEND,
    /** Own spend in all that the account spends; cut off after six decimals, as deep as thresholds go. */
    SPEND_SHARE,
    /** Invoices of earning sources; a return takes none away. */
    PURCHASES,
    CLV, SEGMENT;

    /** As many decimals as a share, and a threshold of one, is counted in. */
    private static final int SHARE_DIGITS = 6;

    /** Those that can be measured now. */
    static List<Metric> available() {
        return Arrays.stream(values()).filter(Metric::isAvailable).toList();
    }

    boolean isAvailable() {
        return this != CLV && this != SEGMENT;
    }

    /** Decimals of its values as people write them. */
    public int digits(Currency currency) {
        return switch (this) {
            case OWN_SPEND -> currency.getDefaultFractionDigits();
            case SPEND_SHARE -> SHARE_DIGITS;
            case POINTS_EARNED, PURCHASES, CLV, SEGMENT -> 0;
        };
    }

    /** What its values are counted in: a currency's code for money, else a word. */
    public String unit(Currency currency) {
        return switch (this) {
            case OWN_SPEND -> currency.getCurrencyCode();
            case SPEND_SHARE -> "SHARE";
            case POINTS_EARNED -> "POINTS";
            case PURCHASES, CLV, SEGMENT -> "PURCHASES";
        };
    }

    /** In smallest units. */
    public long figure(BigDecimal written, Currency currency) {
        return written.movePointRight(digits(currency)).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    }

    /** As people write it; null for null. */
    public BigDecimal written(Long figure, Currency currency) {
        return figure == null ? null : BigDecimal.valueOf(figure, digits(currency));
    }
}
