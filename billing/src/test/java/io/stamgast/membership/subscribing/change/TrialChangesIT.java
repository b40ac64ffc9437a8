package io.stamgast.membership.subscribing.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.checkout.CheckoutTable;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each plan is tried once, also where a trial goes on with another. */
class TrialChangesIT {

    private static final ChangeRequests.Change TO_GOLD = new ChangeRequests.Change("gold", "monthly", null);

    private final Club club = new Club();
    private final Counter counter = new Counter(club);
    private final UUID vip = club.sells(Club.plan("vip"));
    private final UUID gold = club.sells(Club.plan("gold"));
    private final Buyer buyer = Buyer.of(club, "A1", "pm_card_visa");

    @AfterEach
    void close() {
        club.close();
    }

    private boolean hasTried(int tenant, UUID plan) {
        return Database.work().call(tenant,
                connection -> new CheckoutTable(connection, tenant).hasTried(buyer.account(), plan));
    }

    @Test
    void aTrialThatGoesOnWithAnotherPlanIsOneOfThatPlanToo() {
        var tried = buyer.subscribes(vip, "monthly", 14);
        assertFalse(hasTried(club.tenant(), gold));
        assertEquals(MembershipState.TRIALING, counter.does(all -> all.change(tried.id(), TO_GOLD)).state());
        assertTrue(hasTried(club.tenant(), gold));
        assertFalse(hasTried(Database.newTenant(), gold));
    }

    @Test
    void aTrialDoesNotGoOnWithAPlanThatWasTriedBefore() {
        var first = buyer.subscribes(gold, "monthly", 14);
        counter.does(all -> all.cancel(first.id(), new ChangeRequests.Cancel(ChangeRequests.At.NOW)));
        var second = buyer.subscribes(vip, "monthly", 14);
        assertEquals("trial-used", assertThrows(DomainException.class,
                () -> counter.asks(all -> all.change(second.id(), TO_GOLD))).code());
        assertEquals("trial-used", assertThrows(DomainException.class,
                () -> counter.previews(second, TO_GOLD)).code());

        club.pass(Duration.ofDays(14).plusHours(2));
        assertEquals("gold", counter.does(all -> all.change(second.id(), TO_GOLD)).plan().code());
    }
}
