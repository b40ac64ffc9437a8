package io.stamgast.wallet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * The tenant's part of what an account spends: own spend / wallet, in [0, 1]; unknown, which is not 0, where no wallet
 * was observed. A quotient is never rounded to decide something.
 *
 * @param ownMinor own spend in minor units; a negative one counts as a share of 0
 * @param walletTwelfths the wallet in twelfths of a minor unit, because a month may have to take a third of its
 *     quarter's or a twelfth of its year's; never below own spend; null when unknown
 * @param source the weakest source that the wallet stands on; null when unknown
 * @param observedOn the latest day of the observations; null when unknown, or when the wallet is known from lines alone
 */
public record Share(long ownMinor, Long walletTwelfths, WalletSource source, LocalDate observedOn) {

    private static final int TWELFTHS = 12;

    public Share {
        if (walletTwelfths != null) {
            walletTwelfths = Math.max(walletTwelfths, Math.multiplyExact(Math.max(ownMinor, 0), (long) TWELFTHS));
        }
        if ((walletTwelfths == null) != (source == null)) {
            throw new IllegalArgumentException("a wallet has a source, and nothing else has");
        }
    }

    /** @param walletMinor the wallet as observed, in minor units; null when nothing was */
    public static Share of(long ownMinor, Long walletMinor, WalletSource source, LocalDate observedOn) {
        var twelfths = walletMinor == null ? null : (Long) Math.multiplyExact(walletMinor, (long) TWELFTHS);
        return new Share(ownMinor, twelfths, source, observedOn);
    }

    public static Share unknown(long ownMinor) {
        return new Share(ownMinor, null, null, null);
    }

    public boolean isKnown() {
        return walletTwelfths != null;
    }

    /** This share's wallet spread evenly over its months, beside one month's own spend; unknown stays unknown. */
    Share perMonth(Period.Length length, long monthOwnMinor) {
        return walletTwelfths == null
                ? unknown(monthOwnMinor)
                : new Share(monthOwnMinor, walletTwelfths / length.months(), source, observedOn);
    }

    /** The share of both together: unknown when one is; as weak as the weaker source, as late as the later date. */
    Share plus(Share other) {
        var own = Math.addExact(ownMinor, other.ownMinor);
        if (walletTwelfths == null || other.walletTwelfths == null) {
            return unknown(own);
        }
        var weaker = source.compareTo(other.source) >= 0 ? source : other.source;
        var later = observedOn == null || other.observedOn != null && other.observedOn.isAfter(observedOn)
                ? other.observedOn : observedOn;
        return new Share(own, Math.addExact(walletTwelfths, other.walletTwelfths), weaker, later);
    }

    /** The wallet in minor units; rounded half up only where it holds a fraction of a longer period's; or null. */
    public Long walletMinor() {
        return walletTwelfths == null ? null : (Long) Math.floorDiv(walletTwelfths + TWELFTHS / 2, (long) TWELFTHS);
    }

    /**
     * Whether the share is at least the bound: own ≥ bound × wallet, exactly.
     *
     * @throws IllegalStateException when the share is unknown
     */
    public boolean reaches(BigDecimal bound) {
        if (walletTwelfths == null) {
            throw new IllegalStateException("an unknown share reaches nothing and misses nothing");
        }
        if (ownMinor <= 0) {
            return bound.signum() <= 0;
        }
        var own = BigDecimal.valueOf(ownMinor).multiply(BigDecimal.valueOf(TWELFTHS));
        return own.compareTo(bound.multiply(BigDecimal.valueOf(walletTwelfths))) >= 0;
    }

    /** For people: cut off, not rounded, after the digits, so that it never shows a bound that is not reached. */
    public BigDecimal shown(int digits) {
        if (walletTwelfths == null) {
            return null;
        }
        if (ownMinor <= 0) {
            return BigDecimal.ZERO.setScale(digits);
        }
        return BigDecimal.valueOf(ownMinor).multiply(BigDecimal.valueOf(TWELFTHS))
                .divide(BigDecimal.valueOf(walletTwelfths), digits, RoundingMode.DOWN);
    }
}
