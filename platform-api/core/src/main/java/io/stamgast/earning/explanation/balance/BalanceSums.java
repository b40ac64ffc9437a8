package io.stamgast.earning.explanation.balance;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.ledger.Posting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What was posted to a balance.
 *
 * @param sharedWith the external id of the account whose balance it is; null when it's the account's own
 * @param zone of the program
 * @param kinds in the order in which each first happened
 * @param rules in the order of their versions
 */
record BalanceSums(String sharedWith, ZoneId zone, List<OfKind> kinds, List<OfRule> rules, Release release) {

    /** What the postings of a kind did together. */
    record OfKind(Posting.Kind kind, long postings, long available, long pending, long reserved, long waived) {
    }

    /** What a version's rule gave and took back together, as it was judged; what was reversed by hand left out. */
    record OfRule(UUID ruleSet, String ruleSetName, String rule, long postings, long points) {
    }

    /** The pending points that become available first. */
    record Release(Instant at, long points) {
    }

    private static final String BALANCE = """
            select a.pool_id, g.time_zone, case when a.pool_id <> a.id then p.external_id end as shared_with
            from app.account a join app.account p on p.tenant_id = ? and p.id = a.pool_id
            join app.program g on g.tenant_id = ? and g.id = a.program_id
            where a.tenant_id = ? and a.id = ?""";
    private static final String KINDS = """
            select o.kind, count(*) as postings, sum(m.available) as available, sum(m.pending) as pending,
                sum(m.reserved) as reserved, sum(o.waived) as waived
            from app.posting o cross join lateral (
                select coalesce(sum(case 'AVAILABLE' when e.credit then e.points when e.debit then -e.points end), 0)
                        as available,
                    coalesce(sum(case 'PENDING' when e.credit then e.points when e.debit then -e.points end), 0)
                        as pending,
                    coalesce(sum(case 'RESERVED' when e.credit then e.points when e.debit then -e.points end), 0)
                        as reserved
                from app.entry e where e.tenant_id = ? and e.posting_id = o.id) m
            where o.tenant_id = ? and o.account_id = ? group by o.kind order by min(o.posted_at), o.kind""";
    private static final String RULES = """
            with given as (
                select o.kind, o.purchase_id, o.explanation from app.posting o
                where o.tenant_id = ? and o.account_id = ?
                    and not exists (select from app.posting c where c.tenant_id = ? and c.reverses_id = o.id)
            ), parts as (
                select j.rule_set_id, r ->> 'code' as code, (r ->> 'points')::bigint as points
                from given o join app.judgement j on j.tenant_id = ? and j.purchase_id = o.purchase_id
                cross join lateral jsonb_array_elements(j.rules) r where o.kind in ('EARNED', 'TAKEN_BACK')
                union all
                select (o.explanation ->> 'ruleSetId')::uuid, r ->> 'code', (r ->> 'points')::bigint
                from given o cross join lateral jsonb_array_elements(o.explanation -> 'rules') r
                where o.kind in ('ACTIVITY', 'REFERRAL')
                union all
                select (r ->> 'ruleSetId')::uuid, r #>> '{trueUp,code}', (r #>> '{trueUp,points}')::bigint
                from given o cross join lateral jsonb_array_elements(o.explanation -> 'rules') r
                where o.kind = 'TRUE_UP'
            )
            select p.rule_set_id, s.name, p.code, count(*) as postings, sum(p.points) as points
            from parts p join app.rule_set s on s.tenant_id = ? and s.id = p.rule_set_id
            where p.points <> 0
            group by p.rule_set_id, s.name, s.effective_from, p.code
            order by s.effective_from, p.rule_set_id, p.code""";
    private static final String RELEASE = """
            select l.release_at, sum(l.remaining) as points from app.lot l
            where l.tenant_id = ? and l.account_id = ? and l.opened_at is null and l.remaining > 0
            group by l.release_at order by l.release_at limit 1""";

    static BalanceSums read(Connection connection, int tenant, UUID account) throws SQLException {
        try (var query = connection.prepareStatement(BALANCE)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setInt(3, tenant);
            query.setObject(4, account);
            try (var row = query.executeQuery()) {
                row.next();
                var pool = row.getObject("pool_id", UUID.class);
                return new BalanceSums(row.getString("shared_with"), ZoneId.of(row.getString("time_zone")),
                        kinds(connection, tenant, pool), rules(connection, tenant, pool),
                        release(connection, tenant, pool));
            }
        }
    }

    private static List<OfKind> kinds(Connection connection, int tenant, UUID pool) throws SQLException {
        try (var query = connection.prepareStatement(KINDS)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setObject(3, pool);
            return all(query, row -> new OfKind(Posting.Kind.valueOf(row.getString("kind")), row.getLong("postings"),
                    row.getLong("available"), row.getLong("pending"), row.getLong("reserved"),
                    row.getLong("waived")));
        }
    }

    private static List<OfRule> rules(Connection connection, int tenant, UUID pool) throws SQLException {
        try (var query = connection.prepareStatement(RULES)) {
            query.setInt(1, tenant);
            query.setObject(2, pool);
            query.setInt(3, tenant);
            query.setInt(4, tenant);
            query.setInt(5, tenant);
            return all(query, row -> new OfRule(row.getObject("rule_set_id", UUID.class), row.getString("name"),
                    row.getString("code"), row.getLong("postings"), row.getLong("points")));
        }
    }

    private static Release release(Connection connection, int tenant, UUID pool) throws SQLException {
        try (var query = connection.prepareStatement(RELEASE)) {
            query.setInt(1, tenant);
            query.setObject(2, pool);
            return all(query, row -> new Release(instant(row, "release_at"), row.getLong("points"))).stream()
                    .findFirst().orElse(null);
        }
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> all(PreparedStatement query, Row<T> reading) throws SQLException {
        try (var rows = query.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reading.of(rows));
            }
            return all;
        }
    }
}
