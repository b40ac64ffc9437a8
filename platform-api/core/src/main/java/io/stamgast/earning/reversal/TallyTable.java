package io.stamgast.earning.reversal;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.rule.Fraction;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** The table of tallies, as reversals correct it: row by row, under the lock of the account's balance. */
final class TallyTable {

    /** Which tally: of an account, version, rule and period. */
    record Key(UUID accountId, UUID ruleSetId, String code, String period) {
    }

    /**
     * The multiplier that a close has posted, and when.
     *
     * @param limited whether a cap or a budget made the points fewer
     */
    record LastClose(Fraction multiplier, Instant at, boolean limited) {
    }

    /** @param lastClose null before the first */
    record Row(Tally tally, LastClose lastClose) {
    }

    private static final String OF_KEY = """

            where t.tenant_id = ? and t.account_id = ? and t.rule_set_id = ? and t.rule_code = ? and t.period = ?""";
    private static final String SELECT = """
            select t.matched_minor, t.points, t.exact_numerator, t.exact_denominator, t.multiplier_numerator,
                t.multiplier_denominator, t.closed_at, t.purchases, t.limited, t.highest
            from app.period_tally t""" + OF_KEY;
    private static final String UPDATE = """
            update app.period_tally as t set matched_minor = ?, points = ?, exact_numerator = ?,
                exact_denominator = ?, multiplier_numerator = ?, multiplier_denominator = ?, closed_at = ?,
                purchases = ?, limited = ?, reopened = true""" + OF_KEY;

    private final Connection connection;
    private final int tenant;

    TallyTable(Connection connection, int tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    Row read(Key key) throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            bind(query, 1, key);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("what was posted has no tally " + key);
                }
                return row(row);
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        var closedAt = instant(row, 7);
        return new Row(new Tally(row.getLong(1), row.getLong(2), fraction(row, 3), row.getInt(8), row.getLong(10)),
                closedAt == null || row.getBigDecimal(5) == null ? null
                        : new LastClose(fraction(row, 5), closedAt, row.getBoolean(9)));
    }

    private static Fraction fraction(ResultSet row, int numerator) throws SQLException {
        return Fraction.of(row.getBigDecimal(numerator).toBigIntegerExact(),
                row.getBigDecimal(numerator + 1).toBigIntegerExact());
    }

    /** The next close settles it again, whatever the rule's basis. */
    void write(Key key, Row row) throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setLong(1, row.tally().matchedMinor());
            update.setLong(2, row.tally().points());
            bind(update, 3, row.tally().exact());
            bind(update, 5, row.lastClose() == null ? null : row.lastClose().multiplier());
            update.setObject(7, row.lastClose() == null ? null : row.lastClose().at().atOffset(ZoneOffset.UTC));
            update.setInt(8, row.tally().purchases());
            update.setBoolean(9, row.lastClose() != null && row.lastClose().limited());
            bind(update, 10, key);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement to, int from, Fraction fraction) throws SQLException {
        to.setBigDecimal(from, fraction == null ? null : new BigDecimal(fraction.numerator()));
        to.setBigDecimal(from + 1, fraction == null ? null : new BigDecimal(fraction.denominator()));
    }

    private void bind(PreparedStatement to, int from, Key key) throws SQLException {
        to.setInt(from, tenant);
        to.setObject(from + 1, key.accountId());
        to.setObject(from + 2, key.ruleSetId());
        to.setString(from + 3, key.code());
        to.setString(from + 4, key.period());
    }
}
