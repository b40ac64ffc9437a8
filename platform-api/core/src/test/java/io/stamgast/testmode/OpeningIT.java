package io.stamgast.testmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.earning.posting.Till;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.move.estate.CarriedTable;
import io.stamgast.move.estate.Rows;
import io.stamgast.move.estate.Shape;
import io.stamgast.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpeningIT {

    private static final String TABLES = """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and not a.attisdropped""";

    private final Till till = Till.open();
    private final Stage stage = new Stage(till.tenant);

    /** A row in each table of the rules, some of what customers did, and a voucher with codes. */
    private void furnish() {
        till.posted(Sale.of("1").through("ext:D").eur());
        var voucher = Ids.next();
        var mug = Ids.next();
        var rewards = """
                insert into app.reward (tenant_id, id, program_id, name, type, price, state, created_at)
                values (?, ?, 1, ?, ?, 5, 'ACTIVE', now())""";
        Database.execute(till.tenant, rewards, till.tenant, voucher, "Voucher", "VOUCHER");
        Database.execute(till.tenant, rewards, till.tenant, mug, "Mug", "MERCHANDISE");
        var stock = "insert into app.reward_stock (tenant_id, reward_id, quantity) values (?, ?, ?)";
        Database.execute(till.tenant, stock, till.tenant, voucher, 1);
        Database.execute(till.tenant, stock, till.tenant, mug, 7);
        Database.execute(till.tenant, """
                insert into app.voucher_code (tenant_id, id, reward_id, code, added_at)
                values (?, ?, ?, 'WORTH-50-EUR', now())""", till.tenant, Ids.next(), voucher);
        Database.execute(till.tenant, """
                insert into app.activity_type (tenant_id, id, program_id, code, name, attributes, once_per_subject,
                    needs_approval, active, created_at)
                values (?, ?, 1, 'course', 'Course', '[]', false, false, true, now())""", till.tenant, Ids.next());
        Database.execute(till.tenant, """
                insert into app.tier_scheme (tenant_id, program_id, definition, changed_at, version, revision, round_on)
                values (?, 1, '{"tiers":[]}', now(), 3, 2, current_date)""", till.tenant);
    }

    @Test
    void itHasTheRulesAsTheyAreInLiveAndNothingElse() {
        furnish();

        var test = stage.open();

        for (var table : stage.estate.rules()) {
            var rows = rows(till.tenant, table);
            assertTrue(!rows.isEmpty(), table.name() + " is copied, but this test has no row of it");
            if (!table.name().equals("reward_stock")) {
                assertEquals(rows, rows(test, table));
            }
        }
        var others = new TreeSet<>(tables());
        stage.estate.rules().forEach(table -> others.remove(table.name()));
        others.removeIf(table -> Database.number(test, "select count(*) from app." + table) == 0);
        assertEquals(Set.of("voucher_code"), others);
    }

    @Test
    void aVoucherHasCodesThatAreWorthNothing() {
        furnish();

        var test = stage.open();

        assertEquals(100, Database.number(test, "select count(*) from app.voucher_code where code like 'TEST-___'"));
        assertEquals(0, Database.number(test, "select count(*) from app.voucher_code where code not like 'TEST-___'"));
        assertEquals(100, Database.number(test, """
                select s.quantity from app.reward_stock s join app.reward r on r.id = s.reward_id
                where r.type = 'VOUCHER'"""));
        assertEquals(7, Database.number(test, """
                select s.quantity from app.reward_stock s join app.reward r on r.id = s.reward_id
                where r.type = 'MERCHANDISE'"""));
    }

    @Test
    void theSamePurchaseEarnsTheSameInBothWithoutEitherKnowing() {
        furnish();
        var test = stage.open();
        var there = Till.of(test);

        there.posted(Sale.of("1").eur());
        there.posted(Sale.of("2").eur());

        assertEquals(2, Database.number(test, "select count(*) from app.purchase"));
        assertEquals(1, Database.number(till.tenant, "select count(*) from app.purchase"));
        assertEquals(2 * Database.number(till.tenant, "select sum(available) from app.balance"),
                Database.number(test, "select sum(available) from app.balance"));
    }

    @Test
    void thereIsOneAtATime() {
        stage.open();
        var refused = assertThrows(DatabaseFailure.class, stage::open);
        assertTrue(refused.isDuplicate());
    }

    @Test
    void whatHappensInItIsBehindTheWallOfItsLiveTenant() {
        var test = stage.open();
        Database.newAccount(till.tenant, "live");
        Database.newAccount(test, "test");

        assertEquals(1, Database.number(test, "select count(*) from app.account"));
        assertEquals(0, Database.execute(test, "update app.account set name = 'x' where tenant_id = ?", till.tenant));
        assertEquals(0, Database.execute(till.tenant, "update app.account set name = 'x' where tenant_id = ?", test));
        assertThrows(DatabaseFailure.class, () -> Database.work().call(test, connection -> {
            Rows.write(connection, till.tenant, Shape.read(connection, CarriedTable.rules("distributor")),
                    List.of("{\"id\":\"" + Ids.next() + "\"}"));
            return null;
        }));
    }

    private static List<String> rows(int tenant, CarriedTable table) {
        return Database.work().raw(connection -> {
            TenantWork.useTenant(connection, tenant);
            var rows = new ArrayList<String>();
            Rows.read(connection, tenant, Shape.read(connection, table), rows::addAll);
            return rows;
        });
    }

    static Set<String> tables() {
        return Database.work().raw(connection -> {
            var names = new TreeSet<String>();
            try (var query = connection.prepareStatement(TABLES); var row = query.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
    }
}
