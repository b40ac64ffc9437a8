package io.stamgast.stripe.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.stripe.Tenant;
import io.stamgast.stripe.connect.ConnectedAccount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeEventsIT {

    private final Told told = new Told();

    @AfterEach
    void close() {
        told.close();
    }

    @Test
    void eventsAreFoundByStateAndType() {
        told.receive(told.updated());
        told.receive(told.event("payout.paid", "payout", "po_1"));
        told.round();

        assertEquals(List.of("payout.paid"), told.types(StoredEvent.State.UNFOLLOWED, null));
        assertEquals(List.of("account.updated"), told.types(null, "account.updated"));
        assertEquals(List.of(), told.types(StoredEvent.State.UNFOLLOWED, "account.updated"));
        assertEquals(2, told.types(null, null).size());
    }

    @Test
    void pagesShowEachEventOnce() {
        for (var number = 0; number < 5; number++) {
            told.receive(told.event("payout.paid", "payout", "po_" + number)); // all within the same second
        }

        var first = told.events.list(null, null, null, 3);
        var second = told.events.list(null, null, Position.parse(Position.of(first.get(2)).toString()), 3);

        assertEquals(2, second.size());
        assertEquals(5, Stream.of(first, second).flatMap(List::stream).map(StoredEvent::id).distinct()
                .count());
    }

    @Test
    void anEventCanBeWorkedOffOnceMore() {
        told.receive(told.updated());
        told.round();
        told.stripe.onboard(told.account);
        var id = told.latest().id();

        var again = told.events.process(id);
        assertEquals(StoredEvent.State.WAITING, again.state());
        assertEquals(0, again.attempts());
        assertNull(again.processedAt());
        told.round();

        assertEquals(StoredEvent.State.PROCESSED, told.events.find(id).state());
        assertEquals(ConnectedAccount.State.ENABLED, told.state());
        assertTrue(told.tenant.audited().contains(told.tenant.id() + " repeated stripe-event"));
    }

    @Test
    void anotherTenantHasNoSuchEvent() {
        told.receive(told.updated());
        var id = told.latest().id();
        var stranger = new Tenant(told.stripe).events();

        assertEquals(List.of(), stranger.list(null, null, null, 10));
        assertEquals("not-found", assertThrows(DomainException.class, () -> stranger.find(id)).code());
        assertEquals("not-found", assertThrows(DomainException.class, () -> stranger.process(id)).code());
        assertEquals(StoredEvent.State.WAITING, told.events.find(id).state());
    }
}
