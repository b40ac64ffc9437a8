package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.membership.MembershipState;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.taking.Till;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.Charged;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When what Stripe tells of many members is worked off by several at the same time. */
class SideBySideIT {

    private static final int MEMBERS = 6;

    private final Club club = new Club();
    private final ExecutorService workers = Executors.newFixedThreadPool(8);

    @AfterEach
    void close() {
        workers.shutdownNow();
        club.close();
    }

    private List<UUID> members() {
        club.sells(Story.WITHOUT_TRIAL);
        var till = new Till(club);
        var members = new ArrayList<UUID>();
        for (var number = 0; number < MEMBERS; number++) {
            var checkout = till.asks(club.account("A" + number), Till.wish("vip", "monthly"));
            club.browser.submit(checkout.url(), "card", "VISA", "do", "pay");
            members.add(checkout.id());
        }
        club.hear();
        return members;
    }

    private long eventsThatFailedOnce() {
        return Database.number(club.tenant(), """
                select count(*) from app.stripe_event where tenant_id = ? and (attempts > 1 or problem is not null)""",
                club.tenant());
    }

    private List<MembershipInvoice.State> invoices(UUID membership) {
        return club.call(connection -> new InvoiceTable(connection, club.tenant()).of(membership)).stream()
                .map(MembershipInvoice::state).toList();
    }

    @Test
    void eachMembershipBeginsAndRenewsOnce() {
        club.workers = workers;
        club.stripe.disturb(Disturbance.webhooks().duplicated(0.2).reordered(0.5));
        var members = members();
        assertEquals(0, eventsThatFailedOnce(), "nobody was in another's way");
        club.pass(Duration.ofDays(31).plusHours(2));

        for (var member : members) {
            var membership = club.membership(member);
            assertEquals(MembershipState.ACTIVE, membership.state());
            assertEquals(Club.START.plus(Duration.ofDays(31)), membership.periodBeginsAt());
            assertEquals(List.of(MembershipInvoice.State.PAID, MembershipInvoice.State.PAID), invoices(member));
        }
        assertEquals(2 * MEMBERS, club.stripe.charges().stream().map(Charged::invoice)
                .collect(Collectors.toSet()).size());
        assertEquals(2 * MEMBERS, club.stripe.charges().size(), "each was charged once");
        assertEquals(0, eventsThatFailedOnce());
    }
}
