package io.stamgast.earning.simulation.engine;

import io.stamgast.wallet.Period;
import java.sql.SQLException;
import java.util.UUID;

/** Reads what was really posted for the purchases of the range, their returns, and the closes of its periods. */
final class Posted {

    private static final int ROWS = 5_000;
    private static final String UNDONE = """
             and not exists (select from app.posting o
                    join app.posting c on c.tenant_id = ? and c.reverses_id = o.id
                    where o.tenant_id = ? and o.purchase_id = p.id and o.kind in ('EARNED', 'TAKEN_BACK'))
            group by p.account_id""";
    private static final String ALONE = """
            select p.account_id, sum(j.points)::bigint from app.purchase p
            join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            where p.tenant_id = ? and p.original_id is null and p.occurred_at >= ? and p.occurred_at < ?""" + UNDONE;
    private static final String RETURNED = """
            select p.account_id, sum(j.points)::bigint from app.purchase p
            join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            join app.purchase b on b.tenant_id = ? and b.id = p.original_id
            where p.tenant_id = ? and b.occurred_at >= ? and b.occurred_at < ?""" + UNDONE;
    private static final String TRUED_UP = """
            select (t.explanation ->> 'account')::uuid, r."trueUp" ->> 'code', t.explanation ->> 'period',
                (r."trueUp" ->> 'points')::bigint
            from app.posting t
            cross join lateral jsonb_to_recordset(t.explanation -> 'rules') as r ("trueUp" jsonb)
            where t.tenant_id = ? and t.kind = 'TRUE_UP' and t.explanation ->> 'period' = any (?)
                and not exists (select from app.posting c where c.tenant_id = ? and c.reverses_id = t.id)""";

    private Posted() {
    }

    /** What was waived or reversed by hand aside; caps and budgets are freed of what true-ups took. */
    static void read(Question question, Supposed supposed) throws SQLException {
        try (var query = question.connection().prepareStatement(ALONE + " union all " + RETURNED)) {
            var tenant = question.tenant();
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            question.bindRange(query, 3);
            for (var parameter = 5; parameter <= 9; parameter++) {
                query.setInt(parameter, tenant);
            }
            question.bindRange(query, 10);
            query.setInt(12, tenant);
            query.setInt(13, tenant);
            query.setFetchSize(ROWS);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    supposed.of(row.getObject(1, UUID.class)).post(row.getLong(2));
                }
            }
        }
        readTrueUps(question, supposed);
        Replaced.read(question, supposed);
    }

    private static void readTrueUps(Question question, Supposed supposed) throws SQLException {
        try (var query = question.connection().prepareStatement(TRUED_UP)) {
            query.setInt(1, question.tenant());
            var whole = question.periods();
            whole.removeAll(question.cutPeriods());
            query.setArray(2, question.connection().createArrayOf("text", whole.toArray()));
            query.setInt(3, question.tenant());
            query.setFetchSize(ROWS);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var account = row.getObject(1, UUID.class);
                    var points = row.getLong(4);
                    supposed.of(account).post(points);
                    supposed.allowances().leaveOut(account, row.getString(2),
                            Period.parse("period", row.getString(3)).lastDay(), points);
                }
            }
        }
    }
}
