package io.stamgast.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Till;
import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.kernel.ChangedRow;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentChangesIT {

    private static final int WRITERS = 16;
    private static final int TRANSACTIONS = 30;
    private static final int ACCOUNTS = 12;

    private final Till till = Till.open();
    private final Followed feed = new Followed(till.tenant);
    private final List<UUID> accounts = IntStream.range(0, ACCOUNTS)
            .mapToObj(number -> Database.newAccount(till.tenant, "C" + number)).toList();
    private final AtomicInteger writing = new AtomicInteger(WRITERS);

    @Test
    void whoFollowsMissesNothingAndSeesNoPlaceTwice() throws Exception {
        var threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            var reader = threads.submit(this::follow);
            for (var writer : threads.invokeAll(IntStream.range(0, WRITERS).mapToObj(this::writer).toList())) {
                writer.get();
            }
            var seen = reader.get();

            for (var i = 1; i < seen.size(); i++) {
                assertTrue(seen.get(i - 1).place().compareTo(seen.get(i).place()) < 0, "in order, none twice");
            }
            var last = new HashMap<UUID, Change>();
            seen.forEach(change -> last.put(change.id(), change));
            assertEquals(last.values().stream().sorted(Comparator.comparing(Change::place)).toList(), feed.all(),
                    "read again, each stands where it was seen last");
            for (var kind : ChangeKind.values()) {
                assertEquals(till.count(kind.written()),
                        last.values().stream().filter(change -> change.kind() == kind).count(), kind.written());
            }
            assertTrue(seen.size() > last.size(), "some changed while they were read");
            till.requireSoundLedger();
        } finally {
            threads.shutdown();
        }
    }

    private Callable<Void> writer(int seed) {
        return () -> {
            var random = new Random(seed);
            try (var connection = Database.app().getConnection()) {
                connection.setAutoCommit(false);
                for (var turn = 0; turn < TRANSACTIONS; turn++) {
                    if (random.nextInt(3) == 0) {
                        edit(connection, random);
                    } else {
                        buy(seed + "-" + turn, random);
                    }
                }
            } finally {
                writing.decrementAndGet();
            }
            return null;
        };
    }

    private void buy(String number, Random random) {
        till.post(IntStream.range(0, 1 + random.nextInt(random.nextInt(6) == 0 ? 40 : 3))
                .mapToObj(part -> Sale.of(number + "-" + part).by("ext:C" + random.nextInt(ACCOUNTS)).eur()).toList());
    }

    /** New members, and after them one account changed; sometimes it comes to nothing. */
    private void edit(Connection connection, Random random) throws SQLException {
        TenantWork.useTenant(connection, till.tenant);
        var account = accounts.get(random.nextInt(ACCOUNTS));
        for (var member = random.nextInt(20); member >= 0; member--) {
            join(connection, account);
        }
        ChangedRow.mark(connection, till.tenant, "account", account, Till.NOW);
        if (random.nextInt(5) == 0) {
            connection.rollback();
        } else {
            connection.commit();
        }
    }

    private void join(Connection connection, UUID account) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into app.member (tenant_id, id, account_id, email, name, role, state, created_at)
                values (?, ?, ?, ?, 'M', 'buyer', 'INVITED', now())""")) {
            var id = Ids.next();
            insert.setInt(1, till.tenant);
            insert.setObject(2, id);
            insert.setObject(3, account);
            insert.setString(4, id + "@example.com");
            insert.executeUpdate();
        }
    }

    private List<Change> follow() {
        var seen = new ArrayList<Change>();
        var place = Place.START;
        for (var ended = false; !ended; ) {
            var last = writing.get() == 0;
            var page = feed.after(place, 20, Followed.ALL);
            seen.addAll(page);
            place = page.isEmpty() ? place : page.get(page.size() - 1).place();
            ended = last && page.isEmpty() && isAllShown();
        }
        return seen;
    }

    /** Another test's transaction may still be waited for. */
    private boolean isAllShown() {
        return IntStream.range(0, ChangeKind.values().length).mapToObj(kind -> ChangeKind.values()[kind].written())
                .allMatch(table -> Database.number(till.tenant, "select count(*) from app." + table
                        + " where tenant_id = ? and transaction >= pg_snapshot_xmin(pg_current_snapshot())",
                        till.tenant) == 0);
    }
}
