package io.stamgast.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentWritersIT {

    private static final int WRITERS = 16;
    private static final int TRANSACTIONS = 40;

    private final int tenant = Database.newTenant();
    private final int other = Database.newTenant();
    private final AtomicInteger writing = new AtomicInteger(WRITERS);

    @Test
    void whoFollowsTheFeedSeesEachEventOnceAndInTheOrderInWhichTheyStay() throws Exception {
        var threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            var reader = threads.submit(this::follow);
            var written = new HashSet<UUID>();
            for (var writer : threads.invokeAll(IntStream.range(0, WRITERS).mapToObj(this::writer).toList())) {
                written.addAll(writer.get());
            }
            var seen = reader.get();

            assertEquals(written, new HashSet<>(seen));
            assertEquals(written.size(), seen.size());
            assertEquals(Happened.after(tenant, Position.START, EventFilter.ALL).stream().map(StoredEvent::subjectId)
                    .toList(), seen);
            assertEquals(List.of(), Happened.after(other, Position.START, EventFilter.ALL));
        } finally {
            threads.shutdown();
        }
    }

    /** Transactions of a statement or many, some of which come to nothing. */
    private Callable<List<UUID>> writer(int seed) {
        return () -> {
            var random = new Random(seed);
            var written = new ArrayList<UUID>();
            try (var connection = Database.app().getConnection()) {
                connection.setAutoCommit(false);
                for (var turn = 0; turn < TRANSACTIONS; turn++) {
                    var events = write(connection, 1 + random.nextInt(turn % 8 == 0 ? 60 : 4));
                    if (random.nextInt(10) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        written.addAll(events);
                    }
                }
            } finally {
                writing.decrementAndGet();
            }
            return written;
        };
    }

    private List<UUID> write(Connection connection, int events) throws SQLException {
        TenantWork.useTenant(connection, tenant);
        var written = new ArrayList<UUID>();
        for (var i = 0; i < events; i++) {
            var event = Happened.numbered(i);
            Outbox.write(connection, tenant, event);
            written.add(event.thing());
        }
        return written;
    }

    private List<UUID> follow() {
        var seen = new ArrayList<UUID>();
        var position = Position.START;
        for (var ended = false; !ended; ) {
            var last = writing.get() == 0;
            var page = next(position);
            page.forEach(event -> seen.add(event.subjectId()));
            position = page.isEmpty() ? position : page.get(page.size() - 1).position();
            ended = last && page.isEmpty() && isAllShown();
        }
        return seen;
    }

    private List<StoredEvent> next(Position position) {
        return Database.work().call(tenant, connection -> EventFeed.after(connection, tenant, position, 20,
                EventFilter.ALL));
    }

    /** Another test's transaction may still be waited for. */
    private boolean isAllShown() {
        return Database.number(tenant, """
                select count(*) from app.outbox
                where tenant_id = ? and transaction >= pg_snapshot_xmin(pg_current_snapshot())""", tenant) == 0;
    }
}
