package io.stamgast.membership.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a month of dunning is counted by, in one currency.
 *
 * @param recoveredMinor in the currency's minor unit
 * @param secondsToRecover of all that were recovered, from the failure to the payment
 */
record RecoveryCounts(long opened, long recovered, long lost, long recoveredMinor, BigDecimal secondsToRecover) {

    static final RecoveryCounts NONE = new RecoveryCounts(0, 0, 0, 0, BigDecimal.ZERO);

    static RecoveryCounts of(ResultSet row) throws SQLException {
        return new RecoveryCounts(row.getLong("opened"), row.getLong("recovered"), row.getLong("lost"),
                row.getLong("recovered_minor"), row.getBigDecimal("seconds_to_recover"));
    }

    RecoveryCounts plus(RecoveryCounts other) {
        return new RecoveryCounts(opened + other.opened, recovered + other.recovered, lost + other.lost,
                Math.addExact(recoveredMinor, other.recoveredMinor), secondsToRecover.add(other.secondsToRecover));
    }
}
