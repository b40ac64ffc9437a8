package io.stamgast.portal.accounts;

import io.stamgast.wallet.Period;
import io.stamgast.wallet.SpendShareView;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shares of periods that follow each other, the oldest first, and the way to those before and after them.
 *
 * @param now the period of that length that runs
 */
public record ShareHistory(List<SpendShareView> shares, Period now) {

    static final int PERIODS = 8;
    /** Nothing can be known of years before. */
    private static final int FIRST_YEAR = 1990;

    public boolean isAnyShare() {
        return shares.stream().anyMatch(one -> one.share() != null);
    }

    public boolean isAnyUnknown() {
        return shares.stream().anyMatch(one -> one.share() == null);
    }

    /** The message for an account of which nobody has entered a wallet: shares known all the same were reported. */
    public String getNothingEntered() {
        return isAnyShare() ? "account.onlyReported" : "account.nothingSeen";
    }

    /** Up to where the ones before go; null when there are none. */
    public Period getEarlier() {
        var first = period(0);
        return first.year() > FIRST_YEAR ? first.previous() : null;
    }

    /** Up to where the ones after go; null when there are none yet. */
    public Period getLater() {
        var last = period(shares.size() - 1);
        if (!last.firstDay().isBefore(now.firstDay())) {
            return null;
        }
        var later = Stream.iterate(last, Period::next).skip(PERIODS).findFirst().orElseThrow();
        return later.firstDay().isAfter(now.firstDay()) ? now : later;
    }

    /** Whether one can look up to that period. */
    static boolean reaches(Period until, Period now) {
        return until.year() > FIRST_YEAR && !until.firstDay().isAfter(now.firstDay());
    }

    private Period period(int place) {
        return Period.parse("period", shares.get(place).period());
    }
}
