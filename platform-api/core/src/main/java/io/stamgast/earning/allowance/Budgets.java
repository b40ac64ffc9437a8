package io.stamgast.earning.allowance;

import io.stamgast.earning.rule.Terms;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Budgets of rules, as they stand while this transaction holds the locks of those it draws from. */
public final class Budgets {

    /** Binds the tenant's number and columns of rule codes and points. */
    public static final String UPSERT = """
            insert into app.rule_budget as kept (tenant_id, program_id, rule_code, spent)
            select ?::int, 1, r.code, r.points from unnest(?::text[], ?::bigint[]) as r (code, points)
            on conflict (tenant_id, program_id, rule_code) do update set spent = kept.spent + excluded.spent""";

    private static final String SPENT = """
            select b.rule_code, b.spent from app.rule_budget b
            where b.tenant_id = ? and b.program_id = ? and b.rule_code = any (?) order by b.rule_code""";
    private static final String CREATE = """
            insert into app.rule_budget (tenant_id, program_id, rule_code, spent)
            select ?, ?, r.code, 0 from unnest(?::text[]) as r (code) order by r.code
            on conflict (tenant_id, program_id, rule_code) do nothing""";

    private final Connection connection;
    private final int tenantId;
    private final boolean isToBeDrawnFrom;
    private final Map<String, Long> spent = new HashMap<>();
    private final Map<String, Long> drawn = new TreeMap<>();
    private final Set<String> drawable = new HashSet<>();

    public Budgets(Connection connection, int tenantId) {
        this(connection, tenantId, true);
    }

    private Budgets(Connection connection, int tenantId, boolean isToBeDrawnFrom) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.isToBeDrawnFrom = isToBeDrawnFrom;
    }

    /** Those that are never locked: for whoever asks what would be given, and writes nothing. */
    public static Budgets unlocked(Connection connection, int tenantId) {
        return new Budgets(connection, tenantId, false);
    }

    /**
     * Locks what these rules have spent, in the order of their codes, so that no two transactions wait for each other.
     * What is spent never becomes less: a budget that is used up is read and not locked, and nobody waits for it. Ask
     * once for all that the transaction may draw from.
     *
     * @param rules with budgets; of one code maybe several, as versions have them
     */
    public void lock(Collection<Terms> rules) throws SQLException {
        if (!isToBeDrawnFrom) {
            look(rules);
            return;
        }
        var open = new TreeMap<String, Long>();
        rules.stream().filter(terms -> !drawable.contains(terms.code()))
                .forEach(terms -> open.merge(terms.code(), terms.budget(), Math::max));
        if (open.isEmpty()) {
            return;
        }
        var seen = read(SPENT, open.keySet());
        spent.putAll(seen);
        open.entrySet().removeIf(one -> seen.getOrDefault(one.getKey(), -1L) >= one.getValue());
        if (open.isEmpty()) {
            return;
        }
        if (!seen.keySet().containsAll(open.keySet())) {
            create(open.keySet());
        }
        spent.putAll(read(SPENT + " for update", open.keySet()));
        drawable.addAll(open.keySet());
    }

    /** Reads them without a lock, for whoever only wants to know and writes nothing. */
    public void look(Collection<Terms> rules) throws SQLException {
        var codes = rules.stream().map(Terms::code).distinct().toList();
        if (!codes.isEmpty()) {
            codes.forEach(code -> spent.put(code, 0L));
            spent.putAll(read(SPENT, codes));
            drawable.addAll(codes);
        }
    }

    private Map<String, Long> read(String sql, Collection<String> codes) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            bind(query, codes);
            var found = new HashMap<String, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
            }
            return found;
        }
    }

    private void create(Collection<String> codes) throws SQLException {
        try (var insert = connection.prepareStatement(CREATE)) {
            bind(insert, codes);
            insert.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, Collection<String> codes) throws SQLException {
        statement.setInt(1, tenantId);
        statement.setInt(2, ProgramSettings.FIRST);
        statement.setArray(3, connection.createArrayOf("text", codes.toArray()));
    }

    public boolean isKnown(Terms terms) {
        return spent.containsKey(terms.code());
    }

    /** @throws IllegalStateException when it was not locked: then nobody knows */
    public long left(Terms terms) {
        var points = spent.get(terms.code());
        if (points == null) {
            throw new IllegalStateException("the budget of " + terms.code() + " is not locked");
        }
        return Math.max(0, terms.budget() - points);
    }

    /**
     * Counts what a rule has given.
     *
     * @throws IllegalStateException when it was not locked: another may draw the same
     */
    public void draw(Terms terms, long points) {
        if (terms.budget() != null && points > 0) {
            if (!drawable.contains(terms.code())) {
                throw new IllegalStateException("the budget of " + terms.code() + " is not locked");
            }
            spent.merge(terms.code(), points, Math::addExact);
            drawn.merge(terms.code(), points, Math::addExact);
        }
    }

    /** Writes what was drawn, where that is not part of a larger statement. */
    public void write() throws SQLException {
        if (!drawn.isEmpty()) {
            try (var upsert = connection.prepareStatement(UPSERT)) {
                upsert.setInt(1, tenantId);
                upsert.setArray(2, connection.createArrayOf("text", drawn.keySet().toArray()));
                upsert.setArray(3, connection.createArrayOf("int8", drawn.values().toArray()));
                upsert.executeUpdate();
            }
        }
    }

    /** What is to be added to the table. */
    public List<Map.Entry<String, Long>> drawn() {
        return new ArrayList<>(drawn.entrySet());
    }
}
