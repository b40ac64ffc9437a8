package io.stamgast.membership.figures;

import io.stamgast.membership.figures.Months.Month;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * What was counted of a plan in a month and currency.
 *
 * @param month its place in the months that were asked for, from 0
 */
record PlanCounts(int month, UUID plan, String code, Currency currency, MembershipCounts counts) {

    /**
     * A span is what a membership was from one instant to the next: a row of history holds until one that was written
     * after it does, and nothing holds after the end. Only live memberships have spans that aren't empty.
     */
    private static final String COUNT = """
            with month as (
                select n.no, n.begins, n.ends
                from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality as n (begins, ends, no)),
            written as (
                select h.membership_id, h.plan_id, h.price_id, h.state, h.at, min(h.at) over (
                    partition by h.membership_id order by h.id
                    rows between 1 following and unbounded following) as until
                from app.membership_history h where h.tenant_id = ?),
            span as (
                select w.membership_id, w.plan_id, w.price_id, w.state, w.at, least(w.until, m.ended_at) as until,
                    case when m.ended_at = least(w.until, m.ended_at) then m.end_reason end as end_reason
                from written w join app.membership m on m.tenant_id = ? and m.id = w.membership_id
                where w.until is null and m.ended_at is null or w.at < least(w.until, m.ended_at)),
            numbered as (
                select s.*, row_number() over (partition by s.membership_id order by s.at) as nth,
                    row_number() over (partition by s.membership_id, s.state order by s.at) as nth_in_state,
                    min(s.at) filter (where s.state = 'TRIALING') over (partition by s.membership_id) as tried_at
                from span s),
            paid as (
                select i.membership_id, min(i.paid_at) as first_at from app.membership_invoice i
                where i.tenant_id = ? and i.state = 'PAID' and i.paid_minor > 0 group by i.membership_id),
            told as materialized (
                select s.*, s.nth_in_state = 1 and s.state = 'TRIALING' as tries, case when s.nth_in_state = 1
                    and s.state = 'ACTIVE' and s.at > s.tried_at and d.first_at is not null
                    then greatest(s.at, d.first_at) end as converted_at
                from numbered s left join paid d on d.membership_id = s.membership_id)
            select n.no, t.plan_id, l.code, p.currency,
                count(*) filter (where t.at < n.begins and (t.until is null or t.until >= n.begins)) as at_begin,
                count(*) filter (where t.at < n.ends and (t.until is null or t.until >= n.ends)) as at_end,
                coalesce(sum(case p.interval when 'MONTH' then 12 * p.amount_minor when 'YEAR' then p.amount_minor end)
                    filter (where t.state in ('ACTIVE', 'PAST_DUE')
                    and t.at < n.ends and (t.until is null or t.until >= n.ends)), 0) as mrr_twelfths,
                count(*) filter (where t.nth = 1 and t.at >= n.begins and t.at < n.ends) as began,
                count(*) filter (where t.tries and t.at >= n.begins and t.at < n.ends) as trials_started,
                count(*) filter (where t.converted_at >= n.begins and t.converted_at < n.ends) as trials_converted,
                count(*) filter (where t.end_reason = 'REQUESTED' and t.until >= n.begins and t.until < n.ends)
                    as requested,
                count(*) filter (where t.end_reason = 'PAYMENT_FAILED' and t.until >= n.begins and t.until < n.ends)
                    as payment_failed,
                count(*) filter (where t.end_reason = 'TRIAL_ENDED' and t.until >= n.begins and t.until < n.ends)
                    as trials_ended,
                count(*) filter (where t.end_reason = 'TERM_OVER' and t.until >= n.begins and t.until < n.ends)
                    as terms_over
            from month n
            join told t on t.at < n.ends and (t.until is null or t.until >= n.begins or t.converted_at >= n.begins)
            join app.plan_price p on p.tenant_id = ? and p.id = t.price_id
            join app.membership_plan l on l.tenant_id = ? and l.id = t.plan_id
            group by n.no, t.plan_id, l.code, p.currency
            order by n.no, l.code, p.currency""";

    static List<PlanCounts> of(Connection connection, int tenantId, List<Month> months) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            Months.bind(query, months);
            for (var i = 3; i <= 7; i++) {
                query.setInt(i, tenantId);
            }
            var found = new ArrayList<PlanCounts>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new PlanCounts(row.getInt("no") - 1, row.getObject("plan_id", UUID.class),
                            row.getString("code"), Currency.getInstance(row.getString("currency")),
                            MembershipCounts.of(row)));
                }
            }
            return found;
        }
    }
}
