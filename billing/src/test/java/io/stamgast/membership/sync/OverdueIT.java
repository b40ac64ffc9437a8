package io.stamgast.membership.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.membership.Membership;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoices that were sent and whose day passes: nothing changes about them, so nobody needs to tell. */
class OverdueIT {

    private final Club club = new Club();
    private final UUID plan = club.sells(Club.plan("vip"));
    private final OverdueRound round = new OverdueRound(Database.work(), club.access, club.follower);
    private Membership membership;

    @AfterEach
    void close() {
        club.close();
    }

    @BeforeEach
    void sendAnInvoice() throws StripeException {
        membership = Buyer.of(club, "A1", null).subscribes(plan, "monthly", 14);
        club.stripe.client().v1().subscriptions().update(membership.stripeSubscription(),
                SubscriptionUpdateParams.builder().setDaysUntilDue(14L)
                        .setCollectionMethod(SubscriptionUpdateParams.CollectionMethod.SEND_INVOICE).build(),
                club.there());
        club.pass(Duration.ofDays(14).plusHours(2));
        club.stripe.disturb(Disturbance.webhooks().lost(1));
    }

    private void passUnheard(Duration time) {
        club.passUnheard(time);
        round.run(club.tenant(), club.clock.instant());
    }

    private List<DunningCase> cases() {
        return club.call(connection -> club.dunning.list(connection, club.tenant(), null, null, null, 10));
    }

    private String invoice() {
        return club.call(connection -> new InvoiceTable(connection, club.tenant()).of(membership.id())).get(0).id();
    }

    @Test
    void oneThatNobodyPaidIsDunnedThoughNobodyHasTold() {
        passUnheard(Duration.ofDays(13));
        assertEquals(List.of(), cases());
        passUnheard(Duration.ofDays(1));
        passUnheard(Duration.ofHours(1));
        assertEquals(1, cases().size());
        assertEquals(Payment.INVOICE, cases().get(0).facts().payment());
        assertEquals(invoice(), cases().get(0).facts().invoice());
    }

    @Test
    void oneThatWasPaidUnheardIsNot() throws StripeException {
        club.stripe.client().v1().invoices().pay(invoice(),
                InvoicePayParams.builder().setPaidOutOfBand(true).build(), club.there());
        passUnheard(Duration.ofDays(15));
        assertEquals(List.of(), cases());
    }

    @Test
    void whileStripeIsAwayNothingFailsAndItIsAskedLater() {
        club.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE));
        passUnheard(Duration.ofDays(15));
        club.stripe.calm();

        passUnheard(Duration.ofMinutes(15));

        assertEquals(1, cases().size());
    }

    @Test
    void anotherTenantHasNone() {
        club.passUnheard(Duration.ofDays(15));
        round.run(Database.newTenant(), club.clock.instant());
        assertEquals(List.of(), cases());
    }
}
