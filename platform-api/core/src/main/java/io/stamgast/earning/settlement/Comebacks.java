package io.stamgast.earning.settlement;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.judging.Carries;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.judging.TrueUp.Goal;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.purchase.earlier.EarlierSales;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * First purchases after a time without any, looked at again when their month is closed: what came in late may have
 * filled the time between, or what came back may have been the purchase itself.
 */
final class Comebacks {

    // a purchase that came back as a whole, and whose return stands, or that was reversed, is none; the one before it
    // counts whatever became of it
    private static final String SELECT = """
            select p.account_id, j.rule_set_id, r.code, p.occurred_at,
                (select q.occurred_at from app.purchase q
                where q.tenant_id = ? and q.account_id = p.account_id and %s
                and q.kind = 'SALE' and q.earns and q.own_minor > 0 order by q.occurred_at desc limit 1)
            from app.purchase p
            join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            cross join lateral jsonb_to_recordset(j.rules) as r (code text, kind text, period text)
            where p.tenant_id = ? and p.account_id = any (?) and p.occurred_at >= ? and p.occurred_at < ?
                and p.kind = 'SALE' and r.kind = 'WIN_BACK' and r.period = ?
                and not exists (select from app.purchase b
                    join app.judgement k on k.tenant_id = ? and k.purchase_id = b.id
                    cross join lateral jsonb_to_recordset(k.rules) as s (code text, "left" jsonb)
                    where b.tenant_id = ? and b.original_id = p.id and s.code = r.code
                    and (s."left" ->> 'afterMinor')::bigint = 0
                    and not exists (select from app.posting d
                        join app.posting e on e.tenant_id = ? and e.reverses_id = d.id
                        where d.tenant_id = ? and d.purchase_id = b.id and d.kind = 'TAKEN_BACK'))
                and not exists (select from app.posting o
                    join app.posting c on c.tenant_id = ? and c.reverses_id = o.id
                    where o.tenant_id = ? and o.purchase_id = p.id and o.kind = 'EARNED')"""
            .formatted(EarlierSales.Q_IS_BEFORE_P);

    private record Key(UUID account, UUID ruleSetId, String code) {
    }

    private record Comeback(Instant before, Instant occurredAt) {

        boolean isAfter(int idleDays, ZoneId zone) {
            return before != null && ChronoUnit.DAYS.between(day(before, zone), day(occurredAt, zone)) >= idleDays;
        }

        private static LocalDate day(Instant instant, ZoneId zone) {
            return instant.atZone(zone).toLocalDate();
        }
    }

    private final ClosePlan plan;
    private final ToIntFunction<TallyRow> count;

    private Comebacks(ClosePlan plan, ToIntFunction<TallyRow> count) {
        this.plan = plan;
        this.count = count;
    }

    /** @param count how many purchases of the tally are such, and did not come back as a whole */
    static Comebacks of(ClosePlan plan, ToIntFunction<TallyRow> count) {
        return new Comebacks(plan, count);
    }

    /** Reads nothing where no version has such a rule. */
    static Comebacks read(Connection connection, int tenantId, Collection<UUID> accounts, ClosePlan plan)
            throws SQLException {
        var purchases = new HashMap<Key, List<Comeback>>();
        var comebacks = new Comebacks(plan, tally -> count(plan, tally, purchases));
        if (!plan.looksForComebacks()) {
            return comebacks;
        }
        var zone = plan.program().timeZone();
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setInt(3, tenantId);
            query.setArray(4, connection.createArrayOf("uuid", accounts.toArray()));
            query.setObject(5, plan.period().start(zone).atOffset(ZoneOffset.UTC));
            query.setObject(6, plan.period().end(zone).atOffset(ZoneOffset.UTC));
            query.setString(7, plan.period().toString());
            for (var parameter = 8; parameter <= 13; parameter++) {
                query.setInt(parameter, tenantId);
            }
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var key = new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3));
                    purchases.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(new Comeback(instant(row, 5), instant(row, 4)));
                }
            }
        }
        return comebacks;
    }

    private static int count(ClosePlan plan, TallyRow tally, Map<Key, List<Comeback>> purchases) {
        var idleDays = plan.comeback(tally).orElseThrow().idleDays();
        return (int) purchases.getOrDefault(new Key(tally.accountId(), tally.ruleSetId(), tally.code()), List.of())
                .stream().filter(one -> one.isAfter(idleDays, plan.program().timeZone())).count();
    }

    /** What makes the tally right; nothing for a tally of another kind, or one that is right. */
    Optional<Settlement.Item> item(TallyRow tally) {
        return plan.comeback(tally).map(rule -> trueUp(rule, tally)).filter(trueUp -> trueUp.points() != 0)
                .map(trueUp -> new Settlement.Item(tally.ruleSetId(), trueUp));
    }

    private TrueUp trueUp(OccasionRule rule, TallyRow tally) {
        var found = count.applyAsInt(tally);
        return TrueUp.of(rule, plan.period(), new Goal(Kind.WIN_BACK, null, null, null, found, null),
                Fraction.of(rule.terms().points()).times(found), tally.tally(), plan.program().rounding(),
                Carries.NOTHING);
    }
}
