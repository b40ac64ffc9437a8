package io.stamgast.membership.figures;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a month of memberships is counted by, in one currency.
 *
 * @param mrrTwelfths the monthly revenue at its end, in twelfths of the minor unit: so it is exact
 */
record MembershipCounts(long mrrTwelfths, long atBegin, long began, long atEnd, long trialsStarted,
                        long trialsConverted, long requested, long paymentFailed, long trialsEnded, long termsOver) {

    static final MembershipCounts NONE = new MembershipCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static MembershipCounts of(ResultSet row) throws SQLException {
        return new MembershipCounts(row.getLong("mrr_twelfths"), row.getLong("at_begin"), row.getLong("began"),
                row.getLong("at_end"), row.getLong("trials_started"), row.getLong("trials_converted"),
                row.getLong("requested"), row.getLong("payment_failed"), row.getLong("trials_ended"),
                row.getLong("terms_over"));
    }

    MembershipCounts plus(MembershipCounts other) {
        return new MembershipCounts(Math.addExact(mrrTwelfths, other.mrrTwelfths), atBegin + other.atBegin,
                began + other.began, atEnd + other.atEnd, trialsStarted + other.trialsStarted,
                trialsConverted + other.trialsConverted, requested + other.requested,
                paymentFailed + other.paymentFailed, trialsEnded + other.trialsEnded, termsOver + other.termsOver);
    }
}
