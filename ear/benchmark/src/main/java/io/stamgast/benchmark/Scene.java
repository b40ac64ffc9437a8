package io.stamgast.benchmark;

import io.stamgast.benchmark.Subject.Tenant;
import io.stamgast.kernel.TenantWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Makes tenants that measurements need: five rules, a thousand accounts; and copies of one for the limit. */
final class Scene {

    static final int ACCOUNTS = 1000;

    private static final List<String> COPIED = List.of("program", "account", "balance", "rule_set");

    private Scene() {
    }

    /** Five rules in force since 2010, when the real file begins: three on spend, two on the spend share. */
    static Tenant withRules(Subject subject) throws Exception {
        var tenant = subject.newTenant();
        var rules = new ArrayList<Map<String, Object>>();
        for (var n = 1; n <= 3; n++) {
            rules.add(Map.of("code", "spend" + n, "kind", "SPEND", "unit", n + ".00", "points", n));
        }
        rules.add(share("close", "PERIOD_CLOSE"));
        rules.add(share("marginal", "MARGINAL"));
        var draft = tenant.api().post("/rule-sets", Map.of("name", "benchmark", "rules", rules)).expect(201).json();
        tenant.api().post("/rule-sets/" + Subject.id(draft) + "/publish",
                Map.of("effectiveFrom", "2010-01-01T00:00:00Z")).expect(200);
        return tenant;
    }

    private static Map<String, Object> share(String code, String basis) {
        return Map.of("code", code, "kind", "SPEND_SHARE", "unit", "10.00", "points", 1, "basis", basis,
                "period", "QUARTER", "scope", "ALL", "unknownMultiplier", "1",
                "bands", List.of(Map.of("from", "0", "multiplier", "1"), Map.of("from", "0.25", "multiplier", "2")));
    }

    static void addAccounts(Tenant tenant) {
        for (var name : accounts(ACCOUNTS)) {
            tenant.api().post("/accounts", Map.of("externalId", name, "name", "Account " + name)).expect(201);
        }
    }

    /** The tenant's own numbers of its first accounts. */
    static List<String> accounts(int count) {
        return IntStream.range(0, count).mapToObj(n -> "A" + n).toList();
    }

    /** A tenant with the same program, accounts and rules under the same ids, and nothing bought. */
    static int copy(DataSource database, int original) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var copy = newTenant(connection);
            connection.commit();
            for (var table : COPIED) {
                var rows = rows(connection, original, table);
                connection.commit();
                insert(connection, copy, table, rows);
                connection.commit();
            }
            return copy;
        }
    }

    private static int newTenant(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("insert into app.tenant (alias, name, admin_email, state,"
                + " created_at) values (?, 'limit', 'limit@limit.example', 'ACTIVE', now()) returning id")) {
            insert.setString(1, "limit-" + Long.toString(System.nanoTime(), 36));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static String rows(Connection connection, int tenant, String table) throws SQLException {
        TenantWork.useTenant(connection, tenant);
        try (var query = connection.prepareStatement("select jsonb_agg(to_jsonb(t))::text from app." + table
                + " t where tenant_id = ?")) {
            query.setInt(1, tenant);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void insert(Connection connection, int tenant, String table, String rows) throws SQLException {
        TenantWork.useTenant(connection, tenant);
        var columns = columns(connection, table);
        var clean = table.equals("balance") ? " || '{\"available\":0,\"pending\":0,\"reserved\":0}'::jsonb" : "";
        try (var insert = connection.prepareStatement("insert into app." + table + " (" + columns + ")"
                + " select " + columns + " from jsonb_array_elements(?::jsonb) r,"
                + " jsonb_populate_record(null::app." + table + ", r || jsonb_build_object('tenant_id', ?::int)"
                + clean + ")")) {
            insert.setString(1, rows);
            insert.setInt(2, tenant);
            insert.executeUpdate();
        }
    }

    /** Without those that PostgreSQL works out itself. */
    private static String columns(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement("""
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''""")) {
            query.setString(1, "app." + table);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
