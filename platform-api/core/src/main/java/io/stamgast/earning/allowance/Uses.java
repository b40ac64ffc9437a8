package io.stamgast.earning.allowance;

import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.Terms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** What capped rules gave accounts, and what they had once; as it stands under the locks of their balances. */
public final class Uses {

    /** Binds the tenant's number and columns of accounts, rule codes, spans and points. */
    public static final String UPSERT = """
            insert into app.rule_use as kept (tenant_id, account_id, rule_code, span, points)
            select ?::int, r.account, r.code, r.span, r.points
            from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[]) as r (account, code, span, points)
            on conflict (tenant_id, account_id, rule_code, span) do update
            set points = kept.points + excluded.points""";

    private static final String SELECT = """
            select u.account_id, u.rule_code, u.span, u.points from app.rule_use u
            where u.tenant_id = ? and u.account_id = any (?) and u.rule_code = any (?) and u.span = any (?)""";
    private static final String EVER = "ever";

    /** A row of the table. */
    public record Key(UUID accountId, String ruleCode, String span) {
    }

    private final Map<Key, Long> used = new HashMap<>();
    private final Map<Key, Long> added = new HashMap<>();

    /** Reads what the rules of these codes gave the accounts on, or in the months and years of, these days. */
    public void read(Connection connection, int tenantId, Collection<UUID> accounts, Collection<String> codes,
                     Collection<LocalDate> days) throws SQLException {
        if (codes.isEmpty() || accounts.isEmpty()) {
            return;
        }
        var spans = new TreeSet<String>();
        spans.add(EVER);
        days.forEach(day -> spans.addAll(List.of(day.toString(), month(day), year(day))));
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            query.setArray(3, connection.createArrayOf("text", codes.toArray()));
            query.setArray(4, connection.createArrayOf("text", spans.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    used.put(new Key(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            row.getLong(4));
                }
            }
        }
    }

    /** The least that a cap leaves on that day; null for a rule without caps over time. */
    public Limit room(UUID account, Terms terms, LocalDate day) {
        var least = limit(account, terms, Limit.Kind.PER_DAY, terms.caps().perDay(), day.toString());
        least = Limit.lower(least, limit(account, terms, Limit.Kind.PER_MONTH, terms.caps().perMonth(), month(day)));
        return Limit.lower(least, limit(account, terms, Limit.Kind.PER_YEAR, terms.caps().perYear(), year(day)));
    }

    private Limit limit(UUID account, Terms terms, Limit.Kind kind, Long cap, String span) {
        return cap == null ? null
                : new Limit(kind, Math.max(0, cap - used.getOrDefault(new Key(account, terms.code(), span), 0L)));
    }

    /** Whether the account never had what the rule gives once. */
    public boolean isUnused(UUID account, String code) {
        return used.getOrDefault(new Key(account, code, EVER), 0L) == 0;
    }

    /** From now on it had. */
    public void use(UUID account, String code) {
        add(new Key(account, code, EVER), 1);
    }

    /** Counts what a rule has given. */
    public void take(UUID account, Terms terms, LocalDate day, long points) {
        if (terms.isCapped() && points > 0) {
            add(new Key(account, terms.code(), day.toString()), points);
            add(new Key(account, terms.code(), month(day)), points);
            add(new Key(account, terms.code(), year(day)), points);
        }
    }

    private void add(Key key, long points) {
        used.merge(key, points, Math::addExact);
        added.merge(key, points, Math::addExact);
    }

    /** Writes what was added, where that is not part of a larger statement. */
    public void write(Connection connection, int tenantId) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        var keys = List.copyOf(added.keySet());
        try (var upsert = connection.prepareStatement(UPSERT)) {
            upsert.setInt(1, tenantId);
            upsert.setArray(2, connection.createArrayOf("uuid", keys.stream().map(Key::accountId).toArray()));
            upsert.setArray(3, connection.createArrayOf("text", keys.stream().map(Key::ruleCode).toArray()));
            upsert.setArray(4, connection.createArrayOf("text", keys.stream().map(Key::span).toArray()));
            upsert.setArray(5, connection.createArrayOf("int8", keys.stream().map(added::get).toArray()));
            upsert.executeUpdate();
        }
    }

    /** What is to be added to the table. */
    public List<Map.Entry<Key, Long>> added() {
        return new ArrayList<>(added.entrySet());
    }

    private static String month(LocalDate day) {
        return day.toString().substring(0, 7);
    }

    private static String year(LocalDate day) {
        return day.toString().substring(0, 4);
    }
}
