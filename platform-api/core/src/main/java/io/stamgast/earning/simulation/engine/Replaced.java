package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.judging.Rounded;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/**
 * What rules really gave for the range alone where the tables know it of more: of periods that the range cuts, what
 * their closes posted for its purchases; and under {@code CARRY} the parts of points in it, which accounts would not
 * have kept without it.
 */
final class Replaced {

    private static final int ROWS = 5_000;
    private static final String MINE = """
            with mine as (
                select p.account_id, j.rule_set_id, j.rules from app.purchase p
                join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
                left join app.purchase b on b.tenant_id = ? and b.id = p.original_id
                where p.tenant_id = ? and coalesce(b.occurred_at, p.occurred_at) >= ?
                    and coalesce(b.occurred_at, p.occurred_at) < ?
                    and not exists (select from app.posting o
                        join app.posting c on c.tenant_id = ? and c.reverses_id = o.id
                        where o.tenant_id = ? and o.purchase_id = p.id and o.kind in ('EARNED', 'TAKEN_BACK'))
            )""";
    private static final String KEPT = MINE + """
            select m.account_id, r.code, r.exact from mine m
            cross join lateral jsonb_to_recordset(m.rules) as r (code text, exact text, carry text, period text)
            where r.carry is not null and r.period is null""";
    private static final String TALLIED = MINE + """
            , parts as (
                select m.account_id, m.rule_set_id, r.code, r.period, sum(r."matchedMinor") as matched,
                    sum(r.points) as points
                from mine m cross join lateral jsonb_to_recordset(m.rules)
                    as r (code text, period text, points bigint, "matchedMinor" bigint, "outdoneBy" text)
                where r.period is not null and r."outdoneBy" is null group by 1, 2, 3, 4
            )
            select t.account_id, t.rule_code, t.period, t.exact_numerator, t.exact_denominator, t.matched_minor,
                parts.matched, parts.points, t.multiplier_numerator is not null as closed
            from app.period_tally t join parts on parts.account_id = t.account_id
                and parts.rule_set_id = t.rule_set_id and parts.code = t.rule_code and parts.period = t.period
            where t.tenant_id = ?""";

    private final Question question;
    private final Supposed supposed;
    private final Set<String> cut;

    private Replaced(Question question, Supposed supposed) {
        this.question = question;
        this.supposed = supposed;
        this.cut = question.cutPeriods();
    }

    static void read(Question question, Supposed supposed) throws SQLException {
        var replaced = new Replaced(question, supposed);
        var carries = question.program().rounding() == Rounding.CARRY;
        if (carries) {
            replaced.each(KEPT, row -> supposed.of(row.getObject(1, UUID.class))
                    .replace(row.getString(2), Fraction.parse(row.getString(3))));
        }
        if (carries || !replaced.cut.isEmpty()) {
            replaced.each(TALLIED, row -> replaced.tally(row, carries));
        }
    }

    /** What is done with a row. */
    @FunctionalInterface
    private interface Work {
        void on(ResultSet row) throws SQLException;
    }

    private void each(String sql, Work work) throws SQLException {
        try (var query = question.connection().prepareStatement(sql)) {
            var tenant = question.tenant();
            for (var parameter : new int[] {1, 2, 3, 6, 7}) {
                query.setInt(parameter, tenant);
            }
            question.bindRange(query, 4);
            if (query.getParameterMetaData().getParameterCount() > 7) {
                query.setInt(8, tenant);
            }
            query.setFetchSize(ROWS);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    work.on(row);
                }
            }
        }
    }

    private void tally(ResultSet row, boolean carries) throws SQLException {
        var state = supposed.of(row.getObject("account_id", UUID.class));
        var exact = Fraction.of(whole(row, "exact_numerator"), whole(row, "exact_denominator"));
        var isCut = cut.contains(row.getString("period"));
        var mine = isCut ? part(exact, row.getLong("matched"), row.getLong("matched_minor")) : exact;
        if (carries) {
            state.replace(row.getString("rule_code"), mine);
        }
        if (isCut && row.getBoolean("closed")) {
            var trueUp = Rounded.whole(question.program().rounding(), mine) - row.getLong("points");
            state.post(trueUp);
            supposed.allowances().leaveOut(row.getObject("account_id", UUID.class), row.getString("rule_code"),
                    Period.parse("period", row.getString("period")).lastDay(), trueUp);
        }
    }

    /** What a rule gives for lines is proportional to their amount. */
    private static Fraction part(Fraction exact, long matched, long all) {
        return all == 0 ? Fraction.ZERO : exact.times(matched).dividedBy(Fraction.of(all));
    }

    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }
}
