package io.stamgast.membership.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.membership.Membership;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.event.Followed;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A renewal was declined, and much happened before anybody heard of it. */
class ReplacedMethodIT {

    private final Club club = new Club();
    private final Buyer buyer = Buyer.of(club, "A1", "pm_card_visa");
    private final Membership membership = buyer.subscribes(club.sells(Club.plan("vip")), "monthly", 0);

    @AfterEach
    void close() {
        club.close();
    }

    @BeforeEach
    void newsIsLost() {
        club.stripe.decide(club.stripeAccount(), buyer.customer(), CardOutcome.STOLEN);
        club.stripe.disturb(Disturbance.webhooks().lost(1));
    }

    private void fails() {
        club.pass(Duration.ofDays(31).plusHours(1));
    }

    private Invoice invoice() throws StripeException {
        return club.stripe.client().v1().invoices().list(InvoiceListParams.builder()
                .setStatus(InvoiceListParams.Status.OPEN).build(), club.there()).getData().get(0);
    }

    /** @return how many new payment methods the case knows that it begins with */
    private int heardAnHourLater() throws StripeException {
        club.pass(Duration.ofHours(1));
        club.follower.refresh(club.tenant(), club.stripeAccount(), new Followed("invoice", invoice().getId()));
        assertEquals(List.of(), Database.work().call(Database.newTenant(), connection ->
                new DunningCases(club.clock, Optional.empty()).list(connection, club.tenant(), null, null,
                        null, 10)), "no other tenant sees it");
        return club.call(connection -> club.dunning.list(connection, club.tenant(), buyer.account(), null, null, 10))
                .get(0).methods().newCount();
    }

    @Test
    void theCardThatWasDeclinedIsNoNewOne() throws StripeException {
        fails();
        assertEquals(0, heardAnHourLater());
    }

    @Test
    void aCardThatReplacedItMeanwhileIsANewOne() throws StripeException {
        fails();
        buyer.takes("pm_card_mastercard");
        assertEquals(1, heardAnHourLater());
    }

    @Test
    void aCardThatReplacedAnEarlierOneBeforeTheRenewalIsTheOneThatWasDeclined() throws StripeException {
        buyer.takes("pm_card_mastercard");
        club.stripe.decide(club.stripeAccount(), buyer.customer(), CardOutcome.STOLEN);
        fails();
        assertEquals(0, heardAnHourLater());
    }

    @Test
    void aDeclineThatIsHeardOfLaterHidesNotWhatReplacedTheCard() throws StripeException {
        fails();
        heardAnHourLater();
        club.pass(Duration.ofDays(2)); // Stripe charges again, and nobody hears of it
        buyer.takes("pm_card_mastercard");
        assertEquals(1, heardAnHourLater());
        var of = club.call(connection -> club.dunning.list(connection, club.tenant(), buyer.account(), null, null, 10))
                .get(0);
        assertTrue(of.charge().at().isAfter(of.facts().failedAt()), "the later decline is known");
        assertFalse(of.methods().newAt().isBefore(of.charge().at()), "and was not the new card's");
    }

    private void keeps(String card) throws StripeException {
        club.stripe.client().v1().paymentMethods().attach(card, PaymentMethodAttachParams.builder()
                .setCustomer(buyer.customer()).build(), club.there());
        club.follower.refresh(club.tenant(), club.stripeAccount(), new Followed("customer", buyer.customer()));
    }

    private void chooses(String card) throws StripeException {
        club.stripe.client().v1().customers().update(buyer.customer(), CustomerUpdateParams.builder()
                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder().setDefaultPaymentMethod(card)
                        .build()).build(), club.there());
    }

    @Test
    void aSubscriptionThatIsPaidByACardOfItsOwnHasANewOneByWhatTheAccountChooses() throws StripeException {
        var own = club.stripe.client().v1().customers().retrieve(buyer.customer(), club.there()).getInvoiceSettings()
                .getDefaultPaymentMethod();
        club.stripe.client().v1().subscriptions().update(membership.stripeSubscription(), SubscriptionUpdateParams
                .builder().setDefaultPaymentMethod(own).build(), club.there());
        fails();
        buyer.takes("pm_card_mastercard");
        assertEquals(1, heardAnHourLater());
    }

    @Test
    void aSubscriptionThatIsPaidByACardOfItsOwnHasNoNewOneByAnotherOfTheAccounts() throws StripeException {
        var own = club.stripe.client().v1().customers().retrieve(buyer.customer(), club.there()).getInvoiceSettings()
                .getDefaultPaymentMethod();
        club.stripe.client().v1().subscriptions().update(membership.stripeSubscription(), SubscriptionUpdateParams
                .builder().setDefaultPaymentMethod(own).build(), club.there());
        chooses("");
        fails();
        keeps("pm_card_mastercard");
        assertEquals(0, heardAnHourLater());
    }

    @Test
    void aCardThatWasTriedInVainOnTheInvoicesPageReplacesNothing() throws StripeException {
        fails();
        club.browser.submit(invoice().getHostedInvoiceUrl(), "card", "CUSTOMER_FAIL");
        assertEquals(0, heardAnHourLater());
    }
}
