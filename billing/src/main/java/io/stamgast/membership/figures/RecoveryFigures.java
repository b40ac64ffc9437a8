package io.stamgast.membership.figures;

import static java.math.RoundingMode.HALF_UP;

import io.stamgast.purchase.MinorUnits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;

/**
 * How dunning did in a month, in one currency. Cases that were voided are neither recovered nor lost.
 *
 * @param opened cases opened in the month
 * @param recovered cases that ended in the month {@code RECOVERED}, whenever they were opened
 * @param lost cases that ended in the month {@code LOST}
 * @param recoveryRate recovered ÷ (recovered + lost), of four decimals, rounded half up; null when none was either
 * @param recoveredAmount what was paid in those that were recovered
 * @param meanDaysToRecover Σ (ended - failed) ÷ recovered, in days of 24 hours, of two decimals, rounded half up; from
 *        the failed payment, or the due date of an invoice that was sent; null when none was recovered
 */
public record RecoveryFigures(long opened, long recovered, long lost, BigDecimal recoveryRate,
                              BigDecimal recoveredAmount, BigDecimal meanDaysToRecover) {

    private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    private static final int DAY_DECIMALS = 2;

    static RecoveryFigures of(RecoveryCounts counts, Currency currency) {
        return new RecoveryFigures(counts.opened(), counts.recovered(), counts.lost(),
                MembershipFigures.rate(counts.recovered(), counts.recovered() + counts.lost()),
                MinorUnits.toAmount(counts.recoveredMinor(), currency), days(counts));
    }

    private static BigDecimal days(RecoveryCounts counts) {
        return counts.recovered() == 0 ? null : counts.secondsToRecover()
                .divide(DAY_SECONDS.multiply(BigDecimal.valueOf(counts.recovered())), DAY_DECIMALS, HALF_UP);
    }
}
