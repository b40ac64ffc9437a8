package io.stamgast.earning.explanation;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.rule.Fraction;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    private static final String PURCHASE = """
            select p.occurred_at, g.rules_revision, j.rule_set_id, j.points, j.rules
            from app.purchase p join app.program g on g.tenant_id = ? and g.id = p.program_id
            left join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            where p.tenant_id = ? and p.id = ?""";
    // a close before the judging did not know these points
    private static final String CLOSES = """
            select t.rule_code, t.period, t.multiplier_numerator, t.multiplier_denominator
            from app.purchase p
            join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            join app.period_tally t on t.tenant_id = ? and t.account_id = p.account_id
                and t.rule_set_id = j.rule_set_id and t.closed_at >= j.judged_at
            where p.tenant_id = ? and p.id = ?""";

    boolean isCorrected() {
        return points != judgement.points();
    }

    /** @return nothing when the tenant has no such purchase */
    static Optional<Judged> read(Connection connection, int tenant, UUID purchase) throws SQLException {
        try (var query = connection.prepareStatement(PURCHASE)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setInt(3, tenant);
            query.setObject(4, purchase);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(of(row, connection, tenant, purchase)) : Optional.empty();
            }
        }
    }

    private static Judged of(ResultSet row, Connection connection, int tenant, UUID purchase) throws SQLException {
        var occurredAt = instant(row, "occurred_at");
        var revision = row.getInt("rules_revision");
        var ruleSet = row.getObject("rule_set_id", UUID.class);
        if (ruleSet == null) {
            return new Judged(occurredAt, revision, null, 0, Map.of());
        }
        var judgement = Judgement.read(ruleSet, row.getString("rules"));
        return new Judged(occurredAt, revision, judgement, row.getLong("points"),
                closes(connection, tenant, purchase, judgement));
    }

    private static Map<String, Fraction> closes(Connection connection, int tenant, UUID purchase, Judgement judgement)
            throws SQLException {
        var closes = new HashMap<String, Fraction>();
        try (var query = connection.prepareStatement(CLOSES)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setInt(3, tenant);
            query.setObject(4, purchase);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var period = row.getString("period");
                    var multiplier = Fraction.of(row.getObject(3, BigDecimal.class).toBigIntegerExact(),
                            row.getObject(4, BigDecimal.class).toBigIntegerExact());
                    judgement.rule(row.getString("rule_code")).filter(result -> period.equals(result.period()))
                            .ifPresent(result -> closes.put(result.code(), multiplier));
                }
            }
        }
        return closes;
    }
}
