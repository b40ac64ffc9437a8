package io.stamgast.testmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.earning.posting.Till;
import io.stamgast.job.Job;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WipeIT {

    private static final String REFERENCES = """
            select k.conrelid::regclass, a.attname from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = 'app.tenant'::regclass and a.attname <> 'tenant_id'""";
    private static final String SYSTEMS = """
            select string_agg(to_jsonb(m)::text || to_jsonb(u)::text || to_jsonb(e)::text || to_jsonb(p)::text, ',')
            from app.machine_client m join app.machine_client_use u on u.machine_id = m.id
            cross join app.webhook_endpoint e join app.webhook_progress p on p.endpoint_id = e.id""";

    private final Till till = Till.open();
    private final Stage stage = new Stage(till.tenant);
    private final int former = stage.open();

    /** Purchases, a hierarchy of accounts, a member, a machine client, an endpoint with its lane, a waiting job. */
    private void furnish() {
        var there = Till.of(former);
        for (var i = 0; i < 3; i++) {
            there.posted(Sale.of("p" + i).eur());
        }
        there.posted(Sale.of("r").returning("p1").over("-1.00").eur());
        var head = Database.newAccount(former, "head");
        var branch = Database.newAccount(former, "branch");
        var shop = Database.newAccount(former, "shop");
        for (var child : List.of(List.of(head, branch), List.of(branch, shop))) {
            Database.execute(former, "update app.account set parent_id = ?, pool_id = ? where id = ?", child.get(0),
                    head, child.get(1));
        }
        member(head, "buyer-1");
        member(branch, "buyer-2");
        systems();
    }

    private void member(UUID account, String user) {
        Database.execute(former, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, user_id, created_at)
                values (?, ?, ?, ?, 'M', 'owner', 'ACTIVE', ?, now())""", former, Ids.next(), account,
                user + "@example.com", user);
    }

    private void systems() {
        var machine = Ids.next();
        Database.execute(former, """
                insert into app.machine_client (tenant_id, id, client_id, name, scopes, created_at, created_by)
                values (?, ?, 'm2m-x.test', 'First', 'READ', now(), 'jan')""", former, machine);
        Database.execute(former, "insert into app.machine_client_use (tenant_id, machine_id) values (?, ?)", former,
                machine);
        var endpoint = Ids.next();
        Database.execute(former, """
                insert into app.webhook_endpoint (tenant_id, id, url, types, payload, api_version, ordered, keyring,
                    state, created_at)
                values (?, ?, 'https://example.com', '*', 'FULL', '1', false, '\\x00ff10', 'ON', now())""", former,
                endpoint);
        Database.execute(former, """
                insert into app.webhook_progress (tenant_id, endpoint_id, life, transaction, event_id)
                values (?, ?, 1, pg_current_xact_id(), ?)""", former, endpoint, Ids.next());
        Database.execute(former, "insert into app.webhook_lane (tenant, endpoint) values (?, ?)", former, endpoint);
    }

    @Test
    void nothingIsLeftAndTheNewOneHasTheRulesOfNow() {
        furnish();
        till.publish("2026-01-01T00:00:00Z", Till.BASE);

        var job = stage.wipe(former);

        assertEquals(Job.State.DONE, job.state(), job.toString());
        assertEquals(List.of(), left(former));
        var next = stage.current();
        assertNotEquals(former, next.id());
        assertEquals(TestMode.State.ACTIVE, next.state());
        assertEquals(0, Database.number(next.id(), "select count(*) from app.account"));
        assertEquals(2, Database.number(next.id(), "select count(*) from app.rule_set"));
        assertEquals(List.of("buyer-1", "buyer-2"), stage.deleted.stream().sorted().toList());
    }

    @Test
    void whatLiveHasStaysAsItIs() {
        furnish();
        till.posted(Sale.of("1").eur());
        var before = OpeningIT.tables().stream().map(table -> table + " " + count(till.tenant, table)).toList();

        stage.wipe(former);

        var after = OpeningIT.tables().stream().map(table -> table + " " + count(till.tenant, table)).toList();
        assertEquals(before.stream().filter(line -> !line.startsWith("job ")).toList(),
                after.stream().filter(line -> !line.startsWith("job ")).toList());
    }

    @Test
    void machineClientsAndEndpointsStayWithTheirSecrets() {
        furnish();
        var before = text(former);

        stage.wipe(former);

        var next = stage.current().id();
        assertEquals(before.replace("\"tenant_id\": " + former, "\"tenant_id\": " + next), text(next));
        assertEquals(1, Database.number(next, "select count(*) from app.webhook_lane where tenant = ?", next));
    }

    @Test
    void whoIsWritingIsWaitedForAndLeavesNothing() throws SQLException {
        stage.close(former);
        reopen();
        try (var writer = Database.app().getConnection()) {
            writer.setAutoCommit(false);
            TenantWork.useTenant(writer, former);
            stage.close(former);

            assertFalse(stage.succession.replace(stage.live, former));
            try (var insert = writer.prepareStatement("""
                    insert into app.distributor (tenant_id, id, external_id, name, created_at)
                    values (?, gen_random_uuid(), 'late', 'late', now())""")) {
                insert.setInt(1, former);
                insert.executeUpdate();
            }
            writer.commit();
        }

        assertEquals(Job.State.DONE, stage.wipe(former).state());
        assertEquals(List.of(), left(former));
    }

    private void reopen() {
        Database.work().raw(connection -> {
            new TestModeRows(connection, stage.live).setState(former, TestMode.State.WIPING, TestMode.State.ACTIVE);
            return null;
        });
    }

    @Test
    void whoWasLetInBeforeCantWriteAnyMore() {
        stage.close(former);
        assertWiped();
        assertTrue(stage.succession.replace(stage.live, former));
        assertWiped();
        stage.purge().run(stage.live, () -> { });
        assertWiped();
    }

    private void assertWiped() {
        var refused = assertThrows(DatabaseFailure.class, () -> Database.newAccount(former, "late"));
        assertTrue(refused.isOfWipedTenant(), refused.toString());
    }

    @Test
    void rowsThatNameEachOtherGoAlsoOneByOne() {
        furnish();
        stage.close(former);
        stage.succession.replace(stage.live, former);

        var turns = 0;
        while (!Database.work().raw(connection -> new TestModeRows(connection, stage.live).purge(former, 1))) {
            turns++;
        }

        assertTrue(turns > 20, turns + " turns");
        assertEquals(List.of(), left(former));
    }

    @Test
    void onlyATestModeThatIsWipedIsPurged() {
        for (var tenant : List.of(stage.live, former)) {
            Database.newAccount(tenant, "stays");
            assertThrows(DatabaseFailure.class, () -> Database.work().raw(connection ->
                    new TestModeRows(connection, stage.live).purge(tenant, 1000)));
            assertEquals(1, Database.number(tenant, "select count(*) from app.account where external_id = 'stays'"));
        }
    }

    @Test
    void aRunThatWasCutOffAnywhereIsGoneOnWith() {
        furnish();
        stage.setKeycloakAway(true);
        assertThrows(DomainException.class, () -> stage.wipe(former));
        var next = stage.current();
        assertEquals(TestMode.State.PROVISIONING, next.state());
        assertEquals(List.of(former), stage.wiped());
        stage.setKeycloakAway(false);

        assertEquals(Job.State.DONE, stage.wipeAgain().state());

        assertEquals(new TestMode(next.id(), TestMode.State.ACTIVE, next.openedAt(), next.copiedAt()),
                stage.current());
        assertEquals(List.of(), left(former));
        assertEquals(2, stage.deleted.size());
    }

    @Test
    void whatCameLaterIsNotWipedByAnOrderForTheFormer() {
        stage.wipe(former);
        var next = stage.current().id();
        Database.newAccount(next, "new");

        assertEquals(Job.State.DONE, stage.wipe(former).state());

        assertEquals(next, stage.current().id());
        assertEquals(1, Database.number(next, "select count(*) from app.account"));
    }

    /** What the tables have of it, as nobody but the wiper may look at it any more. */
    private static List<String> left(int tenant) {
        var left = new ArrayList<String>();
        OpeningIT.tables().forEach(table -> {
            if (count(tenant, table) > 0) {
                left.add(table);
            }
        });
        Database.work().raw(connection -> {
            try (var query = connection.createStatement(); var row = query.executeQuery(REFERENCES)) {
                while (row.next()) {
                    left.addAll(number(connection, row.getString(1) + " where " + row.getString(2) + " = " + tenant)
                            == 0 ? List.of() : List.of(row.getString(1)));
                }
            }
            left.addAll(number(connection, "app.tenant where id = " + tenant) == 0 ? List.of() : List.of("tenant"));
            return null;
        });
        return left;
    }

    private static long count(int tenant, String table) {
        return Database.work().raw(connection -> {
            try (var enter = connection.createStatement()) {
                enter.execute("set local app.tenant_id = '" + tenant + "'");
            }
            return number(connection, "app." + table);
        });
    }

    private static long number(Connection connection, String from) throws SQLException {
        try (var query = connection.createStatement();
             var row = query.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String text(int tenant) {
        return Database.work().call(tenant, connection -> {
            try (var query = connection.createStatement(); var row = query.executeQuery(SYSTEMS)) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
