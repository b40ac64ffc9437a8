package io.stamgast.membership.figures;

import io.stamgast.membership.figures.Months.Month;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * What was counted of the cases of a version of a dunning policy in a month and currency.
 *
 * @param month its place in the months that were asked for, from 0
 */
record PolicyCounts(int month, UUID policy, String name, Currency currency, RecoveryCounts counts) {

    private static final String COUNT = """
            with month as (
                select n.no, n.begins, n.ends
                from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality as n (begins, ends, no)),
            told as (
                select n.no, c.policy_id, c.currency, c.recovered_minor, c.ended_at - c.failed_at as took,
                    c.opened_at >= n.begins and c.opened_at < n.ends as opened,
                    c.ended_at >= n.begins and c.ended_at < n.ends and c.state = 'RECOVERED' as recovered,
                    c.ended_at >= n.begins and c.ended_at < n.ends and c.state = 'LOST' as lost
                from month n join app.dunning_case c on c.tenant_id = ?)
            select t.no, t.policy_id, y.definition::jsonb ->> 'name' as name, t.currency,
                count(*) filter (where t.opened) as opened, count(*) filter (where t.recovered) as recovered,
                count(*) filter (where t.lost) as lost,
                coalesce(sum(t.recovered_minor) filter (where t.recovered), 0) as recovered_minor,
                coalesce(sum(extract(epoch from t.took)) filter (where t.recovered), 0) as seconds_to_recover
            from told t join app.dunning_policy y on y.tenant_id = ? and y.id = t.policy_id
            where t.opened or t.recovered or t.lost
            group by t.no, t.policy_id, name, t.currency
            order by t.no, t.policy_id, t.currency""";

    static List<PolicyCounts> of(Connection connection, int tenantId, List<Month> months) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            Months.bind(query, months);
            query.setInt(3, tenantId);
            query.setInt(4, tenantId);
            var found = new ArrayList<PolicyCounts>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new PolicyCounts(row.getInt("no") - 1, row.getObject("policy_id", UUID.class),
                            row.getString("name"), Currency.getInstance(row.getString("currency")),
                            RecoveryCounts.of(row)));
                }
            }
            return found;
        }
    }
}
