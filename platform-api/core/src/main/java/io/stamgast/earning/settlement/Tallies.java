package io.stamgast.earning.settlement;

import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.rule.Fraction;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The table of tallies, as a close reads it and writes its true-ups into it. */
final class Tallies {

    private static final String SELECT = """
            select t.account_id, t.rule_set_id, t.rule_code, t.period, t.matched_minor, t.points, t.exact_numerator,
                t.exact_denominator, t.multiplier_numerator is not null and not t.reopened, t.purchases,
                t.highest
            from app.period_tally t
            where t.tenant_id = ? and t.account_id = any (?) and t.period = any (?)
            order by t.account_id, t.rule_set_id, t.rule_code, t.period""";
    private static final String UPSERT = """
            insert into app.period_tally as t (tenant_id, account_id, rule_set_id, rule_code, period, matched_minor,
                points, exact_numerator, exact_denominator, multiplier_numerator, multiplier_denominator, closed_at,
                limited, highest)
            select ?, s.account_id, s.rule_set_id, s.rule_code, s.period, 0, s.points, s.exact_numerator,
                s.exact_denominator, s.multiplier_numerator, s.multiplier_denominator, ?, s.limited,
                greatest(0, s.points)
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::numeric[], ?::numeric[],
                ?::numeric[], ?::numeric[], ?::bool[]) as s (account_id, rule_set_id, rule_code, period, points,
                exact_numerator, exact_denominator, multiplier_numerator, multiplier_denominator, limited)
            on conflict (tenant_id, account_id, rule_set_id, rule_code, period) do update
            set points = t.points + excluded.points, exact_numerator = excluded.exact_numerator,
                exact_denominator = excluded.exact_denominator,
                multiplier_numerator = excluded.multiplier_numerator,
                multiplier_denominator = excluded.multiplier_denominator, closed_at = excluded.closed_at,
                reopened = false, limited = excluded.limited,
                highest = greatest(t.highest, t.points + excluded.points)""";

    private Tallies() {
    }

    static Map<UUID, List<TallyRow>> read(Connection connection, int tenantId, Collection<UUID> accounts,
                                          Collection<String> periods) throws SQLException {
        var tallies = new HashMap<UUID, List<TallyRow>>();
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            query.setArray(3, connection.createArrayOf("text", periods.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var tally = row(row);
                    tallies.computeIfAbsent(tally.accountId(), any -> new ArrayList<>()).add(tally);
                }
            }
        }
        return tallies;
    }

    private static TallyRow row(ResultSet row) throws SQLException {
        var exact = Fraction.of(row.getBigDecimal(7).toBigIntegerExact(), row.getBigDecimal(8).toBigIntegerExact());
        return new TallyRow(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                row.getString(4), new Tally(row.getLong(5), row.getLong(6), exact, row.getInt(10), row.getLong(11)),
                row.getBoolean(9));
    }

    private record Settled(UUID accountId, Settlement.Item item) {
    }

    /** Notes what the settlements post, and the multipliers that are in force from now on. */
    static void update(Connection connection, int tenantId, List<Settlement> settlements, Instant now)
            throws SQLException {
        var rows = settlements.stream()
                .flatMap(settlement -> settlement.items().stream()
                        .map(item -> new Settled(settlement.accountId(), item)))
                .toList();
        try (var update = connection.prepareStatement(UPSERT)) {
            update.setInt(1, tenantId);
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setArray(3, column(connection, "uuid", rows, Settled::accountId));
            update.setArray(4, column(connection, "uuid", rows, row -> row.item().ruleSetId()));
            update.setArray(5, column(connection, "text", rows, row -> row.item().trueUp().code()));
            update.setArray(6, column(connection, "text", rows, row -> row.item().trueUp().period()));
            update.setArray(7, column(connection, "int8", rows, row -> row.item().trueUp().points()));
            update.setArray(8, numerators(connection, rows, row -> row.item().standing()));
            update.setArray(9, denominators(connection, rows, row -> row.item().standing()));
            update.setArray(10, numerators(connection, rows, row -> row.item().trueUp().multiplier()));
            update.setArray(11, denominators(connection, rows, row -> row.item().trueUp().multiplier()));
            update.setArray(12, column(connection, "bool", rows, row -> row.item().trueUp().limit() != null));
            update.executeUpdate();
        }
    }

    static <T> Array numerators(Connection connection, List<T> rows, Function<T, Fraction> value)
            throws SQLException {
        return column(connection, "numeric", rows, row -> value.apply(row) == null ? null
                : new BigDecimal(value.apply(row).numerator()));
    }

    static <T> Array denominators(Connection connection, List<T> rows, Function<T, Fraction> value)
            throws SQLException {
        return column(connection, "numeric", rows, row -> value.apply(row) == null ? null
                : new BigDecimal(value.apply(row).denominator()));
    }

    static <T> Array column(Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
