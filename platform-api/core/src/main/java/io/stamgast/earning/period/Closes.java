package io.stamgast.earning.period;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.PeriodReopened;
import io.stamgast.kernel.Outbox;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table of periods that were closed, or whose first close has begun. */
final class Closes {

    private static final String BEGIN = """
            insert into app.period_close as c (tenant_id, program_id, period, runs, closing, stale)
            values (?, ?, ?, 1, true, false)
            on conflict (tenant_id, program_id, period)
            do update set runs = c.runs + 1, closing = true, stale = false
            returning c.runs""";
    private static final String FINISH = """
            update app.period_close as c set closes = c.closes + 1, last_closed_at = ?,
                first_closed_at = coalesce(c.first_closed_at, ?), closing = c.closing and c.runs <> ?,
                scopes = array(select distinct s.scope from unnest(c.scopes || ?::text[]) as s (scope) order by 1)
            where c.tenant_id = ? and c.program_id = ? and c.period = ?""";
    // in one order, so that no two wait for each other
    private static final String MARK_STALE = """
            update app.period_close as c set stale = true
            from (select l.period from app.period_close l
                where l.tenant_id = ? and l.program_id = ? and l.period = any (?) and not l.stale
                order by l.period for update) as fresh
            where c.tenant_id = ? and c.program_id = ? and c.period = fresh.period
            returning c.period""";
    private static final String SELECT = """
            select c.period, c.closes, c.first_closed_at, c.last_closed_at, c.closing, c.stale
            from app.period_close c where c.tenant_id = ? and c.program_id = ?""";

    private Closes() {
    }

    /** Marks the period before any account is looked at: what comes in from now on is either seen or makes it stale. */
    static int begin(Connection connection, int tenantId, Period period) throws SQLException {
        try (var begin = connection.prepareStatement(BEGIN)) {
            begin.setInt(1, tenantId);
            begin.setInt(2, ProgramSettings.FIRST);
            begin.setString(3, period.toString());
            try (var row = begin.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Every account was settled. A later run that is still at work goes on being shown. */
    static void finish(Connection connection, int tenantId, Period period, int run, Collection<String> scopes,
                       Instant now) throws SQLException {
        try (var finish = connection.prepareStatement(FINISH)) {
            finish.setObject(1, now.atOffset(ZoneOffset.UTC));
            finish.setObject(2, now.atOffset(ZoneOffset.UTC));
            finish.setInt(3, run);
            finish.setArray(4, connection.createArrayOf("text", scopes.toArray()));
            finish.setInt(5, tenantId);
            finish.setInt(6, ProgramSettings.FIRST);
            finish.setString(7, period.toString());
            finish.executeUpdate();
        }
    }

    /** Something came in for these periods; those that were never closed have nothing to be marked. */
    static void markStale(Connection connection, int tenantId, Collection<Period> periods, Instant now)
            throws SQLException {
        try (var mark = connection.prepareStatement(MARK_STALE)) {
            mark.setInt(1, tenantId);
            mark.setInt(2, ProgramSettings.FIRST);
            mark.setArray(3, connection.createArrayOf("text", periods.stream().map(Period::toString).toArray()));
            mark.setInt(4, tenantId);
            mark.setInt(5, ProgramSettings.FIRST);
            var reopened = new ArrayList<PeriodReopened>();
            try (var row = mark.executeQuery()) {
                while (row.next()) {
                    reopened.add(new PeriodReopened(row.getString(1), now));
                }
            }
            Outbox.write(connection, tenantId, reopened);
        }
    }

    static Optional<ClosedPeriod> find(Connection connection, int tenantId, Period period) throws SQLException {
        return select(connection, tenantId, " and c.period = ?", period.toString(), 1).stream().findFirst();
    }

    /**
     * The periods in the order of their names, backwards: in a year its quarters, then its months, then the year.
     *
     * @param before the name after which the page begins; null for the first page
     */
    static List<ClosedPeriod> list(Connection connection, int tenantId, String before, int limit)
            throws SQLException {
        return before == null
                ? select(connection, tenantId, " and ?::text is null", null, limit)
                : select(connection, tenantId, " and c.period collate \"C\" < ?", before, limit);
    }

    private static List<ClosedPeriod> select(Connection connection, int tenantId, String condition, String value,
                                             int limit) throws SQLException {
        var sql = SELECT + condition + " order by c.period collate \"C\" desc limit ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            query.setString(3, value);
            query.setInt(4, limit);
            var periods = new ArrayList<ClosedPeriod>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    periods.add(period(row));
                }
            }
            return periods;
        }
    }

    private static ClosedPeriod period(ResultSet row) throws SQLException {
        return new ClosedPeriod(row.getString(1), row.getInt(2), instant(row, 3), instant(row, 4), row.getBoolean(5),
                row.getBoolean(6));
    }
}
