package io.stamgast.earning.explanation;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.rule.Fraction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A purchase as it was judged, if it was.
 *
 * @param judgement null while no version was in force for it
 * @param points what was moved: 0 for a return whose original's points were reversed by hand before
 * @param reversal the posting by which its points were reversed; null for none
 * @param isFirst whether the account had no own purchase before
 * @param isCorrected whether it is a return of what was reversed before
 * @param seen what conditions saw of it
 * @param settledAt by rule the multiplier that a close has posted since
 */
record Judged(Instant occurredAt, int rulesRevision, Judgement judgement, long points, UUID reversal,
              boolean isFirst, boolean isCorrected, Map<String, Fraction> settledAt, Seen seen) {

    private static final String PURCHASES = """
            select p.id, p.occurred_at, g.rules_revision, j.rule_set_id, j.points, j.rules, j.facts, c.id as reversal,
                exists (select from app.posting b join app.posting d on d.tenant_id = ? and d.reverses_id = b.id
                    where b.tenant_id = ? and b.purchase_id = p.original_id and b.kind in ('EARNED', 'TAKEN_BACK')
                    and d.posted_at <= j.judged_at) as corrected,
                not exists (select from app.purchase b where b.tenant_id = ? and b.account_id = p.account_id
                    and b.occurred_at < p.occurred_at and b.kind = 'SALE' and b.earns and b.own_minor > 0) as first
            from app.purchase p join app.program g on g.tenant_id = ? and g.id = p.program_id
            left join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            left join app.posting o on o.tenant_id = ? and o.purchase_id = p.id and o.kind in ('EARNED', 'TAKEN_BACK')
            left join app.posting c on c.tenant_id = ? and c.reverses_id = o.id
            where p.tenant_id = ? and p.id = any (?)""";
    // a close before the judging did not know these points
    private static final String CLOSES = """
            select p.id, t.rule_code, t.period, t.multiplier_numerator, t.multiplier_denominator
            from app.purchase p
            join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            join app.period_tally t on t.tenant_id = ? and t.account_id = p.account_id
                and t.rule_set_id = j.rule_set_id and t.closed_at >= j.judged_at
                and t.multiplier_numerator is not null
            where p.tenant_id = ? and p.id = any (?)""";

    /** @return those of the purchases that the tenant has; asks twice, however many they are */
    static Map<UUID, Judged> read(Connection connection, int tenant, Collection<UUID> purchases) throws SQLException {
        var found = new HashMap<UUID, Judged>();
        try (var query = connection.prepareStatement(PURCHASES)) {
            name(query, 8, connection, tenant, purchases);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject("id", UUID.class), of(row));
                }
            }
        }
        addCloses(connection, tenant, found);
        return found;
    }

    private static Judged of(ResultSet row) throws SQLException {
        var occurredAt = instant(row, "occurred_at");
        var ruleSet = row.getObject("rule_set_id", UUID.class);
        return new Judged(occurredAt, row.getInt("rules_revision"),
                ruleSet == null ? null : Judgement.read(ruleSet, row.getString("rules")), row.getLong("points"),
                row.getObject("reversal", UUID.class), row.getBoolean("first"), row.getBoolean("corrected"),
                new HashMap<>(),
                Seen.read(row.getString("facts")));
    }

    private static void addCloses(Connection connection, int tenant, Map<UUID, Judged> found) throws SQLException {
        try (var query = connection.prepareStatement(CLOSES)) {
            name(query, 3, connection, tenant, found.keySet());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.get(row.getObject("id", UUID.class)).close(row.getString("rule_code"),
                            row.getString("period"), multiplier(row));
                }
            }
        }
    }

    private void close(String rule, String period, Fraction multiplier) {
        judgement.rule(rule).filter(result -> period.equals(result.period()))
                .ifPresent(result -> settledAt.put(result.code(), multiplier));
    }

    private static Fraction multiplier(ResultSet row) throws SQLException {
        return Fraction.of(row.getBigDecimal("multiplier_numerator").toBigIntegerExact(),
                row.getBigDecimal("multiplier_denominator").toBigIntegerExact());
    }

    /** Binds the tenant as often as the query names it, and then the purchases. */
    private static void name(PreparedStatement query, int tenants, Connection connection, int tenant,
                             Collection<UUID> purchases) throws SQLException {
        for (var parameter = 1; parameter <= tenants; parameter++) {
            query.setInt(parameter, tenant);
        }
        query.setArray(tenants + 1, connection.createArrayOf("uuid", purchases.toArray()));
    }
}
