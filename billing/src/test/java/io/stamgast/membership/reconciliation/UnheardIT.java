package io.stamgast.membership.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.job.JobTrial;
import io.stamgast.job.Jobs;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice.State;
import io.stamgast.membership.subscribing.taking.Till;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was over, or no matter of a subscription, before anybody heard of it. */
class UnheardIT {

    private final Club club = new Club();
    private final UUID plan = club.sells(Club.plan("vip"));
    private final Reconciliation reconciliation =
            new Reconciliation(Database.work(), club.access, club.follower, new Till(club).follower(), club.plans,
                    club.calls, club.clock);

    @AfterEach
    void close() {
        club.close();
    }

    /** @return how many invoices were compared */
    private Object reconcile() {
        var job = club.call(connection -> Jobs.create(connection, club.tenant(), "anna", club.clock.instant(),
                Reconciliation.NAME, new Reconciliation.Parameters()));
        return JobTrial.run(club.tenant(), job, reconciliation).result().get("invoices");
    }

    @Test
    void anInvoiceThatWasMadeAndPaidUnheardIsKept() {
        var membership = Buyer.of(club, "A1", "pm_card_visa").subscribes(plan, "monthly", 0);
        club.stripe.disturb(Disturbance.webhooks().lost(1));
        for (var renewals = 1; renewals <= 2; renewals++) {
            club.passUnheard(Duration.ofDays(31).plusHours(2));
            reconcile();
            var invoices = club.call(connection -> new InvoiceTable(connection, club.tenant()).of(membership.id()));
            assertEquals(1 + renewals, invoices.size());
            assertTrue(invoices.stream().allMatch(one -> one.state() == State.PAID), invoices.toString());
        }
        assertEquals(1, reconcile(), "the new one only");
    }

    @Test
    void aRenewalThatFailsIsNoFirstPaymentThoughNobodyHasTold() {
        var buyer = Buyer.of(club, "A1", "pm_card_visa");
        buyer.subscribes(plan, "monthly", 14);
        club.stripe.disturb(Disturbance.webhooks().lost(1));
        club.passUnheard(Duration.ofDays(14).plusHours(2));
        club.stripe.decide(club.stripeAccount(), buyer.customer(), CardOutcome.INSUFFICIENT_FUNDS);
        club.passUnheard(Duration.ofDays(31));

        reconcile();

        assertEquals(Payment.RENEWAL, club.call(connection -> club.dunning.list(connection, club.tenant(),
                buyer.account(), null, null, 10)).get(0).facts().payment());
    }

    @Test
    void whatStripeStillChargesThoughAPolicyOfOursDoesIsLeftAloneFromThenOn() throws StripeException {
        var buyer = Buyer.of(club, "A1", "pm_card_visa");
        buyer.subscribes(plan, "monthly", 0);
        club.stripe.decide(club.stripeAccount(), buyer.customer(), CardOutcome.INSUFFICIENT_FUNDS);
        club.pass(Duration.ofDays(31).plusHours(1));
        Database.execute(club.tenant(), "update app.stripe_call set state = 'REFUSED' where tenant_id = ?"
                + " and operation = 'membership.own-retries'", club.tenant());
        var invoice = club.call(connection -> club.dunning.list(connection, club.tenant(), buyer.account(), null, null,
                10)).get(0).facts().invoice();

        reconcile();
        assertEquals(List.of("DIFFERS true"), findings(invoice));
        club.send();
        club.hear();

        assertEquals(false, club.stripe.client().v1().invoices().retrieve(invoice, club.there()).getAutoAdvance());
        reconcile();
        assertEquals(List.of("DIFFERS true"), findings(invoice), "once");
    }

    private List<String> findings(String invoice) {
        return club.call(connection -> new ReconciliationTable(connection, club.tenant()).list(null, null, null, 10))
                .stream().filter(one -> one.stripeId().equals(invoice)).map(one -> one.problem() + " " + one.healed())
                .toList();
    }

    @Test
    void anotherCardOfWhoOwesIsKnownThoughNobodyHasTold() throws StripeException {
        var buyer = Buyer.of(club, "A1", "pm_card_visa");
        buyer.subscribes(plan, "monthly", 0);
        club.stripe.decide(club.stripeAccount(), buyer.customer(), CardOutcome.STOLEN);
        club.stripe.disturb(Disturbance.webhooks().lost(1));
        club.passUnheard(Duration.ofDays(31).plusHours(1));
        var card = club.stripe.client().v1().paymentMethods().attach("pm_card_mastercard",
                PaymentMethodAttachParams.builder().setCustomer(buyer.customer()).build(), club.there()).getId();
        club.stripe.client().v1().customers().update(buyer.customer(), CustomerUpdateParams.builder()
                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder().setDefaultPaymentMethod(card)
                        .build()).build(), club.there());

        reconcile();

        assertNotNull(club.call(connection -> club.dunning.list(connection, club.tenant(), buyer.account(), null, null,
                10)).get(0).methods().newAt(), "it is charged next");
        assertEquals(card, club.call(connection -> new CustomerTable(connection, club.tenant()).find(buyer.account()))
                .orElseThrow().paymentMethod());
    }
}
