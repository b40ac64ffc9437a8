package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.Terms;
import io.stamgast.wallet.Period;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What the version's rules may still give, in memory. Begins with what the tables say was given, less what purchases of
 * the range and true-ups of its periods were given; counts days, months and years only where a cap is on them.
 */
final class Allowances {

    private static final int EVER = 0;
    private static final int ROWS = 5_000;
    private static final String USED = """
            select u.account_id, u.rule_code, u.span, u.points from app.rule_use u
            where u.tenant_id = ? and u.rule_code = any (?) and u.span = any (?)""";
    private static final String SPENT = """
            select b.rule_code, b.spent from app.rule_budget b
            where b.tenant_id = ? and b.program_id = ? and b.rule_code = any (?)""";
    private static final String GIVEN = """
            select p.account_id, r.code, (p.occurred_at at time zone ?)::date,
                coalesce(sum(r.points) filter (where r.points > 0), 0)::bigint, count(*)
            from app.purchase p
            join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            cross join lateral jsonb_to_recordset(j.rules) as r (code text, points bigint)
            where p.tenant_id = ? and p.original_id is null and p.occurred_at >= ? and p.occurred_at < ?
                and r.code = any (?)
            group by 1, 2, 3""";

    /** @param span 20101201, 201012 or 2010 */
    private record Key(UUID account, String code, int span) {
    }

    private final Map<String, Rule> limited = new HashMap<>();
    private final Map<Key, Long> used = new HashMap<>();
    private final Map<String, Long> spent = new HashMap<>();

    /** @param closed the periods whose true-ups are made again */
    static Allowances begin(Question question, Collection<String> closed) throws SQLException {
        var allowances = new Allowances();
        for (var rule : question.version().rules()) {
            if (rule.terms().isCapped() || rule.terms().budget() != null || isOnce(rule)) {
                allowances.limited.put(rule.code(), rule);
            }
        }
        if (!allowances.limited.isEmpty()) {
            allowances.read(question, spans(question, closed));
        }
        return allowances;
    }

    private static boolean isOnce(Rule rule) {
        return rule instanceof OccasionRule occasion && occasion.isForTheFirst();
    }

    private void read(Question question, Collection<String> spans) throws SQLException {
        var codes = question.connection().createArrayOf("text", limited.keySet().toArray());
        try (var query = question.connection().prepareStatement(USED)) {
            query.setInt(1, question.tenant());
            query.setArray(2, codes);
            query.setArray(3, question.connection().createArrayOf("text", spans.toArray()));
            query.setFetchSize(ROWS);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    began(new Key(row.getObject(1, UUID.class), row.getString(2), span(row.getString(3))),
                            row.getLong(4));
                }
            }
        }
        try (var query = question.connection().prepareStatement(SPENT)) {
            query.setInt(1, question.tenant());
            query.setInt(2, question.program().id());
            query.setArray(3, codes);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    spent.put(row.getString(1), row.getLong(2));
                }
            }
        }
        if (!used.isEmpty() || !spent.isEmpty()) {
            leaveOut(question);
        }
    }

    /** Those that may be asked for: of the range's days, and of the last days of the periods that are settled. */
    static Set<String> spans(Question question, Collection<String> closed) {
        var spans = new TreeSet<>(Set.of("ever"));
        question.from().datesUntil(question.to().plusDays(1)).forEach(day -> spans.addAll(written(day)));
        for (var period : closed) {
            var ended = Period.parse("period", period);
            spans.addAll(written(ended.lastDay()));
            spans.addAll(written(ended.next().lastDay()));
        }
        return spans;
    }

    /** As the table has them. */
    private static List<String> written(LocalDate day) {
        var whole = day.toString();
        return List.of(whole, whole.substring(0, "2010-12".length()), whole.substring(0, "2010".length()));
    }

    private static int span(String written) {
        return written.equals("ever") ? EVER : Integer.parseInt(written.replace("-", ""));
    }

    private void began(Key key, long points) {
        var rule = limited.get(key.code());
        if (key.span() == EVER ? isOnce(rule) : cap(rule.terms(), key.span()) != null) {
            used.put(key, points);
        }
    }

    private static Long cap(Terms terms, int span) {
        var caps = terms.caps();
        return span > 1_000_000 ? caps.perDay() : span > 10_000 ? caps.perMonth() : caps.perYear();
    }

    private void leaveOut(Question question) throws SQLException {
        try (var query = question.connection().prepareStatement(GIVEN)) {
            query.setString(1, question.zone().getId());
            query.setInt(2, question.tenant());
            query.setInt(3, question.tenant());
            question.bindRange(query, 4);
            query.setArray(6, question.connection().createArrayOf("text", limited.keySet().toArray()));
            query.setFetchSize(ROWS);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var account = row.getObject(1, UUID.class);
                    leaveOut(account, row.getString(2), row.getObject(3, LocalDate.class), row.getLong(4));
                    used.computeIfPresent(new Key(account, row.getString(2), EVER), less(row.getLong(5)));
                }
            }
        }
    }

    private static BiFunction<Object, Long, Long> less(long points) {
        return (key, stood) -> Math.max(0, stood - points);
    }

    /** What a rule of that code gave is to count as not given. */
    void leaveOut(UUID account, String code, LocalDate day, long points) {
        if (points > 0) {
            spans(day).forEach(span -> used.computeIfPresent(new Key(account, code, span), less(points)));
            spent.computeIfPresent(code, less(points));
        }
    }

    private static List<Integer> spans(LocalDate day) {
        var month = day.getYear() * 100 + day.getMonthValue();
        return List.of(month * 100 + day.getDayOfMonth(), month, day.getYear());
    }

    /** What they leave an account. */
    Allowed of(UUID account) {
        return new Allowed() {
            @Override
            public Limit room(Terms terms, LocalDate day) {
                return Allowances.this.room(account, terms, day);
            }

            @Override
            public long budgetLeft(Terms terms) {
                return Math.max(0, terms.budget() - spent.getOrDefault(terms.code(), 0L));
            }
        };
    }

    private Limit room(UUID account, Terms terms, LocalDate day) {
        if (!terms.isCapped()) {
            return null;
        }
        var spans = spans(day);
        var least = limit(account, terms, Limit.Kind.PER_DAY, spans.get(0));
        least = Limit.lower(least, limit(account, terms, Limit.Kind.PER_MONTH, spans.get(1)));
        return Limit.lower(least, limit(account, terms, Limit.Kind.PER_YEAR, spans.get(2)));
    }

    private Limit limit(UUID account, Terms terms, Limit.Kind kind, int span) {
        var cap = cap(terms, span);
        return cap == null ? null
                : new Limit(kind, Math.max(0, cap - used.getOrDefault(new Key(account, terms.code(), span), 0L)));
    }

    boolean isUnused(UUID account, String code) {
        return used.getOrDefault(new Key(account, code, EVER), 0L) == 0;
    }

    /** Counts what a rule has given. */
    void take(UUID account, Rule rule, LocalDate day, long points) {
        if (limited.containsKey(rule.code())) {
            take(account, rule.terms(), day, points);
            if (isOnce(rule)) {
                used.merge(new Key(account, rule.code(), EVER), 1L, Math::addExact);
            }
        }
    }

    /** The same for a true-up. */
    void take(UUID account, Terms terms, LocalDate day, long points) {
        if (points > 0) {
            for (var span : terms.isCapped() ? spans(day) : List.<Integer>of()) {
                if (cap(terms, span) != null) {
                    used.merge(new Key(account, terms.code(), span), points, Math::addExact);
                }
            }
            if (terms.budget() != null) {
                spent.merge(terms.code(), points, Math::addExact);
            }
        }
    }
}
