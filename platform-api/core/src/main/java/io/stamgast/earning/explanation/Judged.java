package io.stamgast.earning.explanation;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.judging.Judgement;
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
 * @param points what was moved: 0 for a return whose original's points were taken back by hand before
 * @param settledAt by rule the multiplier that a close has posted since
 */
record Judged(Instant occurredAt, int rulesRevision, Judgement judgement, long points,
              Map<String, Fraction> settledAt) {

    private static final String PURCHASES = """
            select p.id, p.occurred_at, g.rules_revision, j.rule_set_id, j.points, j.rules
            from app.purchase p join app.program g on g.tenant_id = ? and g.id = p.program_id
            left join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            where p.tenant_id = ? and p.id = any (?)""";
    // a close before the judging did not know these points
    private static final String CLOSES = """
            select p.id, t.rule_code, t.period, t.multiplier_numerator, t.multiplier_denominator
            from app.purchase p
            join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            join app.period_tally t on t.tenant_id = ? and t.account_id = p.account_id
                and t.rule_set_id = j.rule_set_id and t.closed_at >= j.judged_at
            where p.tenant_id = ? and p.id = any (?)""";

    boolean isCorrected() {
        return points != judgement.points();
    }

    /** @return those of the purchases that the tenant has; asks twice, however many they are */
    static Map<UUID, Judged> read(Connection connection, int tenant, Collection<UUID> purchases) throws SQLException {
        var found = new HashMap<UUID, Judged>();
        try (var query = connection.prepareStatement(PURCHASES)) {
            name(query, connection, tenant, purchases);
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
                new HashMap<>());
    }

    private static void addCloses(Connection connection, int tenant, Map<UUID, Judged> found) throws SQLException {
        try (var query = connection.prepareStatement(CLOSES)) {
            name(query, connection, tenant, found.keySet());
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

    private static void name(PreparedStatement query, Connection connection, int tenant, Collection<UUID> purchases)
            throws SQLException {
        query.setInt(1, tenant);
        query.setInt(2, tenant);
        query.setInt(3, tenant);
        query.setArray(4, connection.createArrayOf("uuid", purchases.toArray()));
    }
}
