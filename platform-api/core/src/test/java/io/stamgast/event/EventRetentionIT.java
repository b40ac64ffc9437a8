package io.stamgast.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Outbox;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventRetentionIT {

    private static final Instant NOW = Happened.NOON.plus(Duration.ofDays(30));

    private final int tenant = Database.newTenant();
    private final int other = Database.newTenant();

    @Test
    void eventsAreDeletedAfter30DaysAndNotBefore() {
        Happened.write(tenant, Happened.numbered(1), Happened.numbered(2), Happened.numbered(3)
                .at(Happened.NOON.plusSeconds(1)));
        Happened.write(other, Happened.numbered(1));
        awaitShown(tenant, 3);
        awaitShown(other, 1);

        retention().run(tenant, NOW);
        assertEquals(3, shown(tenant));
        retention().run(tenant, NOW.plusSeconds(1));
        assertEquals(1, shown(tenant));
        assertEquals(1, shown(other));
    }

    @Test
    void whoWasBehindWhatIsDeletedIsTold() {
        Happened.write(tenant, Happened.numbered(1), Happened.numbered(2));
        awaitShown(tenant, 2);
        var events = Happened.after(tenant, Position.START, EventFilter.ALL);

        retention().run(tenant, NOW.plusSeconds(1));

        var refusal = assertThrows(DomainException.class,
                () -> Happened.after(tenant, events.get(0).position(), EventFilter.ALL));
        assertEquals("events-gone", refusal.code());
        assertEquals(List.of(), Happened.after(tenant, events.get(1).position(), EventFilter.ALL));
    }

    @Test
    void manyAreDeletedInChunks() {
        Database.work().call(tenant, connection -> {
            Outbox.write(connection, tenant, IntStream.range(0, 2_500)
                    .mapToObj(Happened::numbered).toList());
            return null;
        });
        awaitShown(tenant, 2_500);

        retention().run(tenant, NOW.plusSeconds(1));

        assertEquals(0, Database.number(tenant, "select count(*) from app.outbox where tenant_id = ?", tenant));
    }

    private static EventRetention retention() {
        return new EventRetention(Database.work(), 30);
    }

    private static void awaitShown(int tenant, int events) {
        Shown.await(() -> shown(tenant) == events);
    }

    private static int shown(int tenant) {
        return Database.work().call(tenant, connection -> EventFeed.after(connection, tenant, Position.START, 5_000,
                EventFilter.ALL)).size();
    }
}
