package io.stamgast.membership.figures;

import io.stamgast.membership.figures.Months.Month;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * What was counted of the cases of a plan and a version of a dunning policy in a month and currency.
 *
 * @param month its place in the months that were asked for, from 0
 * @param plan which the membership had when the case was opened
 */
record CaseCounts(int month, UUID plan, String code, UUID policy, String policyName, Currency currency,
                  RecoveryCounts counts) {

    private static final String COUNT = """
            with month as (
                select n.no, n.begins, n.ends
                from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality as n (begins, ends, no)),
            told as (
                select n.no, c.membership_id, c.opened_at, c.policy_id, c.currency, c.recovered_minor,
                    c.ended_at - c.failed_at as took, c.opened_at >= n.begins and c.opened_at < n.ends as opened,
                    c.ended_at >= n.begins and c.ended_at < n.ends and c.state = 'RECOVERED' as recovered,
                    c.ended_at >= n.begins and c.ended_at < n.ends and c.state = 'LOST' as lost
                from month n join app.dunning_case c on c.tenant_id = ?)
            select t.no, l.id as plan_id, l.code, t.policy_id, y.definition::jsonb ->> 'name' as policy_name,
                t.currency, count(*) filter (where t.opened) as opened,
                count(*) filter (where t.recovered) as recovered, count(*) filter (where t.lost) as lost,
                coalesce(sum(t.recovered_minor) filter (where t.recovered), 0) as recovered_minor,
                coalesce(sum(extract(epoch from t.took)) filter (where t.recovered), 0) as seconds_to_recover
            from told t join app.dunning_policy y on y.tenant_id = ? and y.id = t.policy_id
            join app.membership m on m.tenant_id = ? and m.id = t.membership_id
            left join lateral (
                select h.plan_id from app.membership_history h
                where h.tenant_id = ? and h.account_id = m.account_id and h.membership_id = m.id
                    and h.at <= t.opened_at
                order by h.id desc limit 1) was on true
            join app.membership_plan l on l.tenant_id = ? and l.id = coalesce(was.plan_id, m.plan_id)
            where t.opened or t.recovered or t.lost
            group by t.no, l.id, l.code, t.policy_id, policy_name, t.currency""";

    static List<CaseCounts> of(Connection connection, int tenantId, List<Month> months) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            Months.bind(query, months);
            for (var i = 3; i <= 7; i++) {
                query.setInt(i, tenantId);
            }
            var found = new ArrayList<CaseCounts>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new CaseCounts(row.getInt("no") - 1, row.getObject("plan_id", UUID.class),
                            row.getString("code"), row.getObject("policy_id", UUID.class),
                            row.getString("policy_name"), Currency.getInstance(row.getString("currency")),
                            RecoveryCounts.of(row)));
                }
            }
            return found;
        }
    }
}
