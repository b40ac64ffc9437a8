package io.stamgast.earning.posting;

import io.stamgast.earning.PeriodReopened;
import io.stamgast.earning.allowance.Budgets;
import io.stamgast.earning.allowance.Uses;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.posting.JudgingFacts.CarryKey;
import io.stamgast.earning.posting.PostingRows.TallyKey;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.settlement.Fractions;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Function;

/** The parts that keep how purchases were judged, and the sums and fractions that judging leaves. */
final class JudgingParts {

    private static final String JUDGEMENTS = """
            judgements as (
                insert into app.judgement as given (tenant_id, purchase_id, rule_set_id, judged_at, points, rules,
                    facts)
                select ?::int, r.purchase, r.version, ?::timestamptz, r.points, r.rules::jsonb, r.facts::jsonb
                from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[])
                    as r (purchase, version, points, rules, facts)
                returning given.purchase_id)""";
    // the sum keeps the least common denominator, which soon is that of the rule's unit: bringing sums to lowest terms
    // took a sixth of all that writing a purchase takes
    private static final String TALLIES = """
            tallies as (
                insert into app.period_tally as sum (tenant_id, account_id, rule_set_id, rule_code, period,
                    matched_minor, points, exact_numerator, exact_denominator, purchases, highest)
                select ?::int, r.account, r.version, r.code, r.period, r.matched, r.points, r.numerator, r.denominator,
                    r.purchases, r.highest
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::numeric[],
                    ?::numeric[], ?::int[], ?::bigint[])
                    as r (account, version, code, period, matched, points, numerator, denominator, purchases, highest)
                on conflict (tenant_id, account_id, rule_set_id, rule_code, period) do update
                set reopened = true, matched_minor = sum.matched_minor + excluded.matched_minor,
                    points = sum.points + excluded.points, purchases = sum.purchases + excluded.purchases,
                    highest = greatest(sum.highest, sum.points + excluded.highest),
                    exact_numerator = case when sum.exact_denominator = excluded.exact_denominator
                        then sum.exact_numerator + excluded.exact_numerator
                        else sum.exact_numerator
                                * div(lcm(sum.exact_denominator, excluded.exact_denominator), sum.exact_denominator)
                            + excluded.exact_numerator
                                * div(lcm(sum.exact_denominator, excluded.exact_denominator),
                                    excluded.exact_denominator) end,
                    exact_denominator = case when sum.exact_denominator = excluded.exact_denominator
                        then sum.exact_denominator
                        else lcm(sum.exact_denominator, excluded.exact_denominator) end)""";
    private static final String USES = "uses as (" + Uses.UPSERT + ")";
    private static final String BUDGETS = "budgets as (" + Budgets.UPSERT + ")";
    private static final String CARRIES = "carries as (" + Fractions.UPSERT + ")";
    // in one order, so that no two wait for each other
    private static final String STALE = """
            stale as (
                update app.period_close as closed set stale = true
                from (select l.period from app.period_close l
                    where l.tenant_id = ?::int and l.program_id = 1 and l.period = any (?::text[]) and not l.stale
                    order by l.period for update) as fresh
                where closed.tenant_id = ?::int and closed.program_id = 1 and closed.period = fresh.period
                returning closed.period),
            reopened as (
                insert into app.outbox as told (tenant_id, id, type, subject_id, payload, occurred_at)
                select ?::int, r.id, r.type, r.subject, r.payload::jsonb, r.occurred
                from unnest(?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[])
                    as r (period, id, type, subject, payload, occurred)
                join stale on stale.period = r.period
                returning told.id)""";

    static final List<WritePart> ALL = List.of(
            new WritePart(JUDGEMENTS, content -> !content.rows().judged().isEmpty(), JudgingParts::judgements),
            new WritePart(TALLIES, content -> !content.rows().tallies().isEmpty(), JudgingParts::tallies),
            new WritePart(CARRIES, content -> !content.facts().changedCarries().isEmpty(), JudgingParts::carries),
            new WritePart(USES, content -> !content.facts().uses().isEmpty(), JudgingParts::uses),
            new WritePart(BUDGETS, content -> !content.facts().drawn().isEmpty(), JudgingParts::budgets),
            new WritePart(STALE, content -> !content.rows().stalePeriods().isEmpty(), JudgingParts::stale));

    private JudgingParts() {
    }

    private static void judgements(Parameters to, PostingContent content) throws SQLException {
        var rows = content.rows().judged();
        to.tenant();
        to.time(content.now());
        to.column("uuid", rows, item -> item.purchase().id());
        to.column("uuid", rows, item -> item.judgement().ruleSetId());
        to.column("int8", rows, Item::points);
        to.column("text", rows, item -> item.judgement().rulesJson());
        to.column("text", rows, item -> item.seen().json());
    }

    private static void tallies(Parameters to, PostingContent content) throws SQLException {
        var rows = content.rows().tallies();
        to.tenant();
        to.column("uuid", rows, ofKey(TallyKey::accountId));
        to.column("uuid", rows, ofKey(TallyKey::ruleSetId));
        to.column("text", rows, ofKey(TallyKey::ruleCode));
        to.column("text", rows, ofKey(TallyKey::period));
        to.column("int8", rows, row -> row.getValue().matchedMinor());
        to.column("int8", rows, row -> row.getValue().points());
        to.column("numeric", rows, row -> decimal(row.getValue().exact().numerator()));
        to.column("numeric", rows, row -> decimal(row.getValue().exact().denominator()));
        to.column("int4", rows, row -> row.getValue().purchases());
        to.column("int8", rows, row -> row.getValue().highest());
    }

    private static Function<Entry<TallyKey, Tally>, Object> ofKey(Function<TallyKey, Object> column) {
        return row -> column.apply(row.getKey());
    }

    private static void carries(Parameters to, PostingContent content) throws SQLException {
        List<Entry<CarryKey, Fraction>> rows = List.copyOf(content.facts().changedCarries().entrySet());
        to.tenant();
        to.column("uuid", rows, row -> row.getKey().accountId());
        to.column("text", rows, row -> row.getKey().ruleCode());
        to.column("numeric", rows, row -> decimal(row.getValue().numerator()));
        to.column("numeric", rows, row -> decimal(row.getValue().denominator()));
    }

    private static void uses(Parameters to, PostingContent content) throws SQLException {
        var rows = content.facts().uses();
        to.tenant();
        to.column("uuid", rows, row -> row.getKey().accountId());
        to.column("text", rows, row -> row.getKey().ruleCode());
        to.column("text", rows, row -> row.getKey().span());
        to.column("int8", rows, Entry::getValue);
    }

    private static void budgets(Parameters to, PostingContent content) throws SQLException {
        var rows = content.facts().drawn();
        to.tenant();
        to.column("text", rows, Entry::getKey);
        to.column("int8", rows, Entry::getValue);
    }

    private static void stale(Parameters to, PostingContent content) throws SQLException {
        to.tenant();
        to.column("text", List.copyOf(content.rows().stalePeriods()), period -> period);
        to.tenant();
        var events = content.rows().stalePeriods().stream()
                .map(period -> new PeriodReopened(period, content.now())).toList();
        to.tenant();
        to.column("text", events, PeriodReopened::period);
        to.column("uuid", events, event -> Ids.next());
        to.column("text", events, PeriodReopened::eventType);
        to.column("uuid", events, PeriodReopened::subjectId);
        to.column("text", events, Json::write);
        to.column("timestamptz", events, PeriodReopened::occurredAt);
    }

    private static BigDecimal decimal(BigInteger whole) {
        return new BigDecimal(whole);
    }
}
