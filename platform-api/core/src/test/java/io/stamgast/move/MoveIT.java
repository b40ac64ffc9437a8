package io.stamgast.move;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Till;
import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.job.Job;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.purchase.Purchase;
import io.stamgast.purchase.Purchases;
import io.stamgast.testing.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveIT {

    private final Till till = Till.open(Map.of("pending_days", 14, "currency", "EUR", "points_name", "stamps"))
            .publish("2020-01-01T00:00:00Z", """
                    [{"code":"base","kind":"SPEND","unit":"10.00","points":1}]""");
    private final int there = Database.newTenant();
    private List<UUID> purchases;

    @BeforeEach
    void furnish() {
        purchases = List.of(till.posted(Sale.of("1").through("ext:D").eur()),
                till.posted(Sale.of("2").by("ext:B\"\\\tö").over("123.45").eur()),
                till.posted(Sale.of("3").by("ext:B\"\\\tö").returning("2").over("-23.45").eur())).stream()
                .map(posted -> posted.purchase().id()).toList();
        var branch = Database.newAccount(till.tenant, "branch");
        var head = Database.newAccount(till.tenant, "head");
        Database.execute(till.tenant, "update app.account set parent_id = ? where tenant_id = ? and id = ?", head,
                till.tenant, branch);
        Database.execute(till.tenant, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, user_id, created_at)
                values (?, ?, ?, 'm@example.com', 'M', 'owner', 'ACTIVE', 'secret-login', now())""", till.tenant,
                Ids.next(), head);
        var reward = Ids.next();
        Database.execute(till.tenant, """
                insert into app.reward (tenant_id, id, program_id, name, type, price, state, created_at)
                values (?, ?, 1, 'Mug', 'VOUCHER', 5, 'ACTIVE', now())""", till.tenant, reward);
        Database.execute(till.tenant, """
                insert into app.voucher_code (tenant_id, id, reward_id, code, added_at)
                values (?, ?, ?, 'C-1', now())""",
                till.tenant, Ids.next(), reward);
    }

    @Test
    void whatIsTakenInIsWhatWasTakenOut() throws IOException {
        var file = Moved.file(till.tenant);

        var job = Moved.in(there, file);

        assertEquals(Job.State.DONE, job.state(), job.toString());
        var here = Moved.out(till.tenant);
        assertEquals(here.subList(1, here.size()), withoutHeader(there));
        assertEquals((long) here.size() - 2, ((Number) job.result().get("rows")).longValue());
        assertTrue(new LedgerCheck(Database.work()).run(there).ok());
        assertEquals(purchases(till.tenant), purchases(there));
        assertEquals(postings(till.tenant), postings(there));
        assertEquals(3, purchases(there).size());
        assertTrue(Database.number(there, "select pending_days from app.program where tenant_id = ?", there) == 14);
    }

    @Test
    void whoKeptRulesInMemoryReadsThoseThatArrived() throws IOException {
        var before = Database.number(there, "select rules_revision from app.program where tenant_id = ?", there);

        Moved.in(there, Moved.out(till.tenant));

        assertEquals(before + 1, Database.number(there, "select rules_revision from app.program where tenant_id = ?",
                there));
    }

    @Test
    void theFileHoldsNeitherSecretsNorWhatIsAnothers() throws IOException {
        var other = Till.open();
        other.posted(Sale.of("theirs").by("ext:theirs").eur());

        var text = String.join("\n", Moved.out(till.tenant));

        assertFalse(text.contains("secret-login"));
        assertFalse(text.contains("theirs"));
        assertTrue(text.contains("\"invoice_number\":\"1\""));
    }

    @Test
    void aTenantThatHasAnythingIsLeftAsItIs() throws IOException {
        Database.newAccount(there, "A-1");

        var job = Moved.in(there, Moved.out(till.tenant));

        assertEquals(Job.State.FAILED, job.state());
        assertTrue(job.error().contains("has rows of account already"), job.error());
        assertEquals(1, Database.number(there, "select count(*) from app.account where tenant_id = ?", there));
    }

    @Test
    void aFileOfAnotherVersionIsRefusedWithWhatDiffers() throws IOException {
        var lines = new ArrayList<>(Moved.out(till.tenant));
        var told = Map.of("\"version\":1", "its format is stamgast-tenant 2", "\"distributor\":[", "its tables are ",
                "\"external_id\",", "its columns of distributor are");
        for (var change : told.entrySet()) {
            var header = lines.get(0).replaceFirst(Pattern.quote(change.getKey()),
                    switch (change.getKey()) {
                        case "\"version\":1" -> "\"version\":2";
                        case "\"distributor\":[" -> "\"distributors\":[";
                        default -> "";
                    });

            var job = Moved.in(there, replaced(lines, 0, header));

            assertEquals(Job.State.FAILED, job.state());
            assertTrue(job.error().contains(change.getValue()), job.error());
        }
        assertNothingIsThere();
    }

    @Test
    void aRowThatNamesWhatIsNotThereIsToldByItsLine() throws IOException {
        var lines = Moved.out(till.tenant);
        var line = line(lines, "lot", 1);

        var job = Moved.in(there, changed(lines, line, text -> text.replaceFirst("\"posting_id\":\"[^\"]*\"",
                "\"posting_id\":\"" + Ids.next() + "\"")));

        assertRefused(job, line + 1, "lot", "unknown-reference");
        assertTrue(job.error().endsWith(": names by its posting_id what is not in the file."), job.error());
    }

    @Test
    void aValueThatCantBeReadIsToldByItsLine() throws IOException {
        var lines = Moved.out(till.tenant);
        var line = line(lines, "purchase_line", 1);

        var job = Moved.in(there, changed(lines, line, text -> text.replaceFirst("\"net_minor\":[-0-9]+",
                "\"net_minor\":\"much\"")));

        assertRefused(job, line + 1, "purchase_line", "unreadable-value");
        assertTrue(job.error().endsWith(": holds what can't be read: invalid input syntax for type bigint: \"much\"."),
                job.error());
    }

    @Test
    void aRowThatStandsTwiceIsToldByItsLine() throws IOException {
        var lines = new ArrayList<>(Moved.out(till.tenant));
        var line = line(lines, "distributor", 0);
        lines.add(line, lines.get(line));
        lines.set(lines.size() - 1, "{\"rows\":" + (lines.size() - 2) + "}");

        var job = Moved.in(there, lines);

        assertRefused(job, line + 2, "distributor", "duplicate-row");
        assertTrue(job.error().endsWith(": has the id of another line."), job.error());
    }

    @Test
    void aRowIsFoundWithoutInsertingAllOverAndOverAgain() throws IOException {
        var lines = new ArrayList<>(Moved.out(till.tenant));
        var first = line(lines, "distributor", 0);
        var model = lines.get(first);
        for (var i = 1; i < 2000; i++) {
            lines.add(first + i, model.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + Ids.next() + "\"")
                    .replaceFirst("\"external_id\":\"D\"", "\"external_id\":\"D" + i + "\""));
        }
        lines.add(first + 2000, model);
        lines.set(lines.size() - 1, "{\"rows\":" + (lines.size() - 2) + "}");

        var inserted = inserted("distributor", () -> assertRefused(Moved.in(there, lines), first + 2001, "distributor",
                "duplicate-row"));

        assertTrue(inserted < 3 * 2001, "inserted " + inserted);
    }

    /** How many rows of the table were inserted meanwhile, whatever became of them. */
    private static long inserted(String table, Runnable work) {
        Database.executeAsOwner(1, "create sequence app.inserted_rows");
        try {
            Database.executeAsOwner(1, "grant select, usage on sequence app.inserted_rows to public");
            Database.executeAsOwner(1, """
                    create function app.count_inserted() returns trigger language plpgsql as
                    $$ begin perform nextval('app.inserted_rows'); return new; end $$""");
            Database.executeAsOwner(1, "create trigger count_inserted before insert on app." + table
                    + " for each row execute function app.count_inserted()");
            work.run();
            return Database.number(1, "select last_value from app.inserted_rows");
        } finally {
            Database.executeAsOwner(1, "drop trigger if exists count_inserted on app." + table);
            Database.executeAsOwner(1, "drop function if exists app.count_inserted()");
            Database.executeAsOwner(1, "drop sequence app.inserted_rows");
        }
    }

    @Test
    void aRowThatNamesALaterOneOfItsTableIsNotToldForAnothersFault() throws IOException {
        var lines = Moved.out(till.tenant);
        var branch = lineOf(lines, "branch");
        var head = lineOf(lines, "head");
        assertTrue(branch < head, "a branch stands before its parent");

        assertRefused(Moved.in(there, changed(lines, head, text -> text.replaceFirst("\"parent_id\":null",
                "\"parent_id\":\"" + Ids.next() + "\""))), head + 1, "account", "unknown-reference");
        assertRefused(Moved.in(there, changed(lines, head, text -> text.replaceFirst("\"created_at\":\"[^\"]*\"",
                "\"created_at\":\"never\""))), head + 1, "account", "unreadable-value");
        assertRefused(Moved.in(there, changed(lines, head, text -> text.replaceFirst("\"external_id\":\"head\"",
                "\"external_id\":\"branch\""))), head + 1, "account", "duplicate-row");
    }

    private static int lineOf(List<String> lines, String account) {
        return lines.indexOf(lines.stream().filter(text -> text.startsWith("{\"table\":\"account\",")
                && text.contains("\"external_id\":\"" + account + "\"")).findFirst().orElseThrow());
    }

    @Test
    void linesThatSayNothingAreToldAllAtOnce() throws IOException {
        var lines = new ArrayList<>(Moved.out(till.tenant));
        lines.set(2, "nothing");
        lines.set(4, "{}");

        var job = Moved.in(there, lines);

        assertEquals("3 null unreadable-line", Moved.rejection(there, job.id()));
        assertTrue(job.error().startsWith("Nothing was taken: line 3 is not valid JSON"), job.error());
        assertNothingIsThere();
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        var lines = Moved.out(till.tenant);
        var unended = Moved.in(there, lines.subList(0, lines.size() - 1));
        assertTrue(unended.error().contains("is missing: the file is cut off"), unended.error());

        var shorn = new ArrayList<>(lines);
        shorn.remove(3);
        var shorter = Moved.in(there, shorn);
        assertTrue(shorter.error().contains("rows, but there are "), shorter.error());

        var file = Moved.file(till.tenant);
        var torn = Moved.in(there, Arrays.copyOf(file, file.length - 20));
        assertTrue(torn.error().contains("is cut off: the gzip data ends early"), torn.error());
        assertNothingIsThere();
    }

    @Test
    void aLedgerThatDoesNotAddUpIsRefused() throws IOException {
        var lines = Moved.out(till.tenant);
        var line = line(lines, "balance", 0);

        var job = Moved.in(there, changed(lines, line, text -> text.replaceFirst("\"pending\":\\d+",
                "\"pending\":777")));

        assertEquals(Job.State.FAILED, job.state());
        assertTrue(job.error().startsWith("The file's ledger does not hold"), job.error());
        assertNothingIsThere();
    }

    private void assertRefused(Job job, int line, String table, String reason) {
        assertEquals(Job.State.FAILED, job.state());
        assertEquals(line + " " + table + " " + reason, Moved.rejection(there, job.id()), job.error());
        assertTrue(job.error().startsWith("Nothing was taken: line " + line + " of " + table + ": "), job.error());
        assertNothingIsThere();
    }

    private void assertNothingIsThere() {
        for (var table : Moved.ESTATE.carried()) {
            assertEquals(table.name().equals("program") ? 1 : 0, Database.number(there, "select count(*) from app."
                    + table.name() + " where tenant_id = ?", there), table.name());
        }
        assertEquals(0, Database.number(there, "select pending_days from app.program where tenant_id = ?", there));
    }

    private static List<String> withoutHeader(int tenant) throws IOException {
        var lines = Moved.out(tenant);
        return lines.subList(1, lines.size());
    }

    /** Where the table's row of that number stands. */
    private static int line(List<String> lines, String table, int number) {
        var first = lines.indexOf(lines.stream().filter(text -> text.startsWith("{\"table\":\"" + table + "\","))
                .findFirst().orElseThrow());
        return first + number;
    }

    private static List<String> changed(List<String> lines, int line, UnaryOperator<String> change) {
        return replaced(lines, line, change.apply(lines.get(line)));
    }

    private static List<String> replaced(List<String> lines, int line, String other) {
        var changed = new ArrayList<>(lines);
        changed.set(line, other);
        return changed;
    }

    private Map<UUID, Purchase> purchases(int tenant) {
        return Database.work().call(tenant, connection -> Purchases.find(connection, tenant, purchases));
    }

    private List<String> postings(int tenant) {
        return Database.work().call(tenant, connection -> {
            var ids = new ArrayList<UUID>();
            try (var query = connection.prepareStatement(
                    "select id from app.posting where tenant_id = ? order by id")) {
                query.setInt(1, tenant);
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        ids.add(row.getObject(1, UUID.class));
                    }
                }
            }
            return Statements.postings(connection, tenant, ids).stream().map(Object::toString).sorted().toList();
        });
    }
}
