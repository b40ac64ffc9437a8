package io.stamgast.earning.settlement;

import io.stamgast.earning.rule.Fraction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The fractions of a point that accounts keep under {@code CARRY}, per rule; for closes and for posting. */
public final class Fractions {

    private static final String SELECT = """
            select c.account_id, c.rule_code, c.numerator, c.denominator from app.carry c
            where c.tenant_id = ? and c.account_id = any (?)""";
    /** Binds the tenant's number and columns of accounts, rule codes, numerators and denominators. */
    public static final String UPSERT = """
            insert into app.carry as kept (tenant_id, account_id, rule_code, numerator, denominator)
            select ?::int, r.account, r.code, r.numerator, r.denominator
            from unnest(?::uuid[], ?::text[], ?::numeric[], ?::numeric[])
                as r (account, code, numerator, denominator)
            on conflict (tenant_id, account_id, rule_code) do update
            set numerator = excluded.numerator, denominator = excluded.denominator""";

    private record Row(UUID accountId, String code, Fraction kept) {
    }

    private Fractions() {
    }

    /** What each account keeps, by rule code; those that keep nothing are left out. */
    public static Map<UUID, Map<String, Fraction>> read(Connection connection, int tenantId,
                                                        Collection<UUID> accounts) throws SQLException {
        var kept = new HashMap<UUID, Map<String, Fraction>>();
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    kept.computeIfAbsent(row.getObject(1, UUID.class), any -> new HashMap<>())
                            .put(row.getString(2), Fraction.of(row.getBigDecimal(3).toBigIntegerExact(),
                                    row.getBigDecimal(4).toBigIntegerExact()));
                }
            }
        }
        return kept;
    }

    static void write(Connection connection, int tenantId, List<Settlement> settlements) throws SQLException {
        put(connection, tenantId, settlements.stream().flatMap(settlement -> settlement.carries().entrySet().stream()
                .map(kept -> new Row(settlement.accountId(), kept.getKey(), kept.getValue()))).toList());
    }

    /**
     * Takes exact parts of a point out of what an account keeps. The rest may be below 0, or 1 and more, until what it
     * does next in that rule: then the whole points in it are posted too.
     *
     * @param taken by rule code
     */
    public static void take(Connection connection, int tenantId, UUID account, Map<String, Fraction> taken)
            throws SQLException {
        if (!taken.isEmpty()) {
            var kept = read(connection, tenantId, List.of(account)).getOrDefault(account, Map.of());
            put(connection, tenantId, taken.entrySet().stream().map(part -> new Row(account, part.getKey(),
                    kept.getOrDefault(part.getKey(), Fraction.ZERO).minus(part.getValue()))).toList());
        }
    }

    private static void put(Connection connection, int tenantId, List<Row> rows) throws SQLException {
        try (var upsert = connection.prepareStatement(UPSERT)) {
            upsert.setInt(1, tenantId);
            upsert.setArray(2, Tallies.column(connection, "uuid", rows, Row::accountId));
            upsert.setArray(3, Tallies.column(connection, "text", rows, Row::code));
            upsert.setArray(4, Tallies.numerators(connection, rows, Row::kept));
            upsert.setArray(5, Tallies.denominators(connection, rows, Row::kept));
            upsert.executeUpdate();
        }
    }
}
