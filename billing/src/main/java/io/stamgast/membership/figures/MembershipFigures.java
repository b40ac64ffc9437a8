package io.stamgast.membership.figures;

import static java.math.RoundingMode.HALF_UP;

import io.stamgast.purchase.MinorUnits;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * How memberships did in a month, in one currency. A membership is live from its begin to its end, whatever its state
 * between.
 *
 * @param mrr monthly recurring revenue at the month's end: Σ amount of prices per month + Σ amount of prices per year
 *        ÷ 12, of memberships that are {@code ACTIVE} or {@code PAST_DUE} then; rounded half up once, to the minor
 *        unit. Prices are taken before coupons and tax. Those paid once, on trial, paused or unpaid count nothing
 * @param atBegin live just before the month's first instant
 * @param began memberships that began in the month, on trial or not
 * @param atEnd live just before the next month's first instant
 * @param trialsStarted memberships whose trial began in the month
 * @param trialsConverted memberships that were on trial, have been {@code ACTIVE} after it and have paid more than
 *        nothing: in the month in which the later of the two happened first
 * @param voluntaryChurn ended in the month because somebody wanted that ({@code REQUESTED}), also on trial
 * @param involuntaryChurn ended in the month because they weren't paid ({@code PAYMENT_FAILED})
 * @param trialsEnded ended in the month with their trial ({@code TRIAL_ENDED}); no churn
 * @param termsOver whose time was over in the month, paid once or out of reach at Stripe ({@code TERM_OVER}); no churn
 * @param churnRate (voluntaryChurn + involuntaryChurn) ÷ atBegin, of four decimals, rounded half up; above one when
 *        more ended than were there at the begin; null when none was
 */
public record MembershipFigures(BigDecimal mrr, long atBegin, long began, long atEnd, long trialsStarted,
                                long trialsConverted, long voluntaryChurn, long involuntaryChurn, long trialsEnded,
                                long termsOver, BigDecimal churnRate) {

    private static final BigDecimal MONTHS_OF_YEAR = BigDecimal.valueOf(12);
    private static final int RATE_DECIMALS = 4;

    static MembershipFigures of(MembershipCounts counts, Currency currency) {
        var minor = BigDecimal.valueOf(counts.mrrTwelfths()).divide(MONTHS_OF_YEAR, 0, HALF_UP).longValueExact();
        return new MembershipFigures(MinorUnits.toAmount(minor, currency), counts.atBegin(), counts.began(),
                counts.atEnd(), counts.trialsStarted(), counts.trialsConverted(), counts.requested(),
                counts.paymentFailed(), counts.trialsEnded(), counts.termsOver(),
                rate(counts.requested() + counts.paymentFailed(), counts.atBegin()));
    }

    /** @return null of nothing */
    static BigDecimal rate(long part, long whole) {
        return whole == 0 ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATE_DECIMALS, HALF_UP);
    }
}
