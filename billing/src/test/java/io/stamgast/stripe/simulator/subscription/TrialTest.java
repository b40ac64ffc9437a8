package io.stamgast.stripe.simulator.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionCreateParams.TrialSettings.EndBehavior.MissingPaymentMethod;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.stripe.simulator.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrialTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private Subscription trial(Customer customer, long days, MissingPaymentMethod missing) throws StripeException {
        return shop.client.v1().subscriptions().create(shop.of(customer, shop.monthly()).setTrialPeriodDays(days)
                .setTrialSettings(SubscriptionCreateParams.TrialSettings.builder().setEndBehavior(
                        SubscriptionCreateParams.TrialSettings.EndBehavior.builder()
                                .setMissingPaymentMethod(missing).build()).build()).build());
    }

    /**
     * "A subscription that is currently in a trial period is trialing and moves to active when the trial period is
     * over."
     */
    @Test
    void aTrialBeginsWithAnInvoiceOverNothingAndEndsInTheFirstPayment() throws StripeException {
        var subscription = trial(shop.customer("pm_card_visa"), 14, MissingPaymentMethod.CREATE_INVOICE);
        assertEquals("trialing", subscription.getStatus());
        var nothing = shop.latestInvoice(subscription);
        assertEquals(0, nothing.getAmountDue());
        assertEquals("paid", nothing.getStatus());
        assertEquals(subscription.getTrialEnd(), subscription.getItems().getData().get(0).getCurrentPeriodEnd());

        shop.pass(Duration.ofDays(14));
        assertEquals("active", shop.again(subscription).getStatus());
        assertEquals("draft", shop.latestInvoice(subscription).getStatus());
        assertTrue(shop.stripe.charges().isEmpty());

        shop.pass(Duration.ofHours(1));
        assertEquals(Shop.MONTHLY, shop.latestInvoice(subscription).getAmountPaid());
        assertEquals(1, shop.stripe.charges().size());
    }

    /** One that is shorter than that is announced at once. */
    @Test
    void theEndOfATrialIsAnnouncedThreeDaysBefore() throws StripeException {
        trial(shop.customer("pm_card_visa"), 14, MissingPaymentMethod.CREATE_INVOICE);
        var mark = shop.mark();
        shop.pass(Duration.ofDays(11).minusSeconds(1));
        assertFalse(shop.eventsAfter(mark).contains("customer.subscription.trial_will_end"));
        shop.pass(Duration.ofSeconds(1));
        assertTrue(shop.eventsAfter(mark).contains("customer.subscription.trial_will_end"));

        mark = shop.mark();
        trial(shop.customer("pm_card_visa"), 2, MissingPaymentMethod.CREATE_INVOICE);
        assertTrue(shop.eventsAfter(mark).contains("customer.subscription.trial_will_end"));
    }

    /** "A subscription can only enter a paused status when a trial ends without a payment method." */
    @Test
    void aTrialWithoutACardCanEndInAPauseAndBeResumed() throws StripeException {
        var customer = shop.customer();
        var subscription = trial(customer, 7, MissingPaymentMethod.PAUSE);
        assertNotNull(subscription.getPendingSetupIntent());
        var mark = shop.mark();
        shop.pass(Duration.ofDays(40));
        assertEquals("paused", shop.again(subscription).getStatus());
        assertEquals(1, shop.invoices(subscription).size());
        assertTrue(shop.eventsAfter(mark).contains("customer.subscription.paused"));

        shop.giveCard(customer, "pm_card_visa");
        mark = shop.mark();
        var resumed = shop.client.v1().subscriptions().resume(subscription.getId());

        // "When a resumption invoice is generated, Stripe finalizes it immediately. If the invoice is paid or marked
        // uncollectible, the subscription becomes active."
        assertEquals("active", resumed.getStatus());
        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
        assertTrue(shop.eventsAfter(mark).contains("customer.subscription.resumed"));
        shop.pass(Duration.ofDays(32));
        assertEquals(3, shop.invoices(subscription).size());
    }

    /** "If there is no payment attempt within 23 hours, Stripe voids the invoice and the subscription stays paused." */
    @Test
    void aResumptionThatIsNotPaidIsVoidedAfter23Hours() throws StripeException {
        var subscription = trial(shop.customer(), 7, MissingPaymentMethod.PAUSE);
        shop.pass(Duration.ofDays(8));
        shop.client.v1().subscriptions().resume(subscription.getId());
        assertEquals("paused", shop.again(subscription).getStatus());

        shop.pass(Duration.ofHours(23));

        assertEquals("void", shop.latestInvoice(subscription).getStatus());
        assertEquals("paused", shop.again(subscription).getStatus());
    }

    @Test
    void aTrialWithoutACardCanEndTheSubscriptionOrBeBilled() throws StripeException {
        var cancelled = trial(shop.customer(), 7, MissingPaymentMethod.CANCEL);
        var billed = trial(shop.customer(), 7, MissingPaymentMethod.CREATE_INVOICE);
        shop.pass(Duration.ofDays(7).plusHours(1));

        assertEquals("canceled", shop.again(cancelled).getStatus());
        assertEquals("past_due", shop.again(billed).getStatus());
        assertEquals("open", shop.latestInvoice(billed).getStatus());
    }

    /** "The special value now can be provided to end the customer's trial immediately." */
    @Test
    void aTrialCanBeEndedNow() throws StripeException {
        var subscription = trial(shop.customer("pm_card_visa"), 14, MissingPaymentMethod.CREATE_INVOICE);
        var active = shop.client.v1().subscriptions().update(subscription.getId(), SubscriptionUpdateParams.builder()
                .setTrialEnd(SubscriptionUpdateParams.TrialEnd.NOW).build());

        assertEquals("active", active.getStatus());
        assertEquals(Shop.MONTHLY, shop.latestInvoice(subscription).getAmountPaid());
        assertEquals(shop.stripe.clock().now().getEpochSecond(), active.getBillingCycleAnchor());
    }

    /**
     * "a subscription moves into incomplete if the initial payment attempt fails. […] If the first invoice is not paid
     * within 23 hours, the subscription transitions to incomplete_expired. This is a terminal status, the open invoice
     * will be voided and no further invoices will be generated."
     */
    @Test
    void aFirstPaymentThatFailsLeavesTheSubscriptionIncompleteFor23Hours() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_chargeCustomerFail"));
        assertEquals("incomplete", subscription.getStatus());
        assertEquals("open", shop.latestInvoice(subscription).getStatus());
        // "A subscription in this status can only have metadata and default_source updated."
        assertThrows(InvalidRequestException.class, () -> shop.client.v1().subscriptions().update(
                subscription.getId(), SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build()));

        shop.pass(Duration.ofHours(23));

        assertEquals("incomplete_expired", shop.again(subscription).getStatus());
        assertEquals("void", shop.latestInvoice(subscription).getStatus());
        shop.pass(Duration.ofDays(60));
        assertEquals(1, shop.invoices(subscription).size());
    }

    /** "Once the first invoice is paid, the subscription moves into an active status." */
    @Test
    void aFirstPaymentWithAnotherCardMakesItActive() throws StripeException {
        var customer = shop.customer("pm_card_chargeCustomerFail");
        var subscription = shop.subscribe(customer);
        shop.giveCard(customer, "pm_card_visa");
        shop.client.v1().invoices().pay(shop.latestInvoice(subscription).getId());

        assertEquals("active", shop.again(subscription).getStatus());
        shop.pass(Duration.ofHours(24));
        assertEquals("active", shop.again(subscription).getStatus());
    }

    @Test
    void thePaymentBehaviorDecidesWhatAFirstFailureMeans() throws StripeException {
        var customer = shop.customer("pm_card_chargeCustomerFail");
        var price = shop.monthly();
        var refused = assertThrows(CardException.class, () -> shop.client.v1().subscriptions().create(
                shop.of(customer, price).setPaymentBehavior(
                        SubscriptionCreateParams.PaymentBehavior.ERROR_IF_INCOMPLETE).build()));
        assertEquals("generic_decline", refused.getDeclineCode());
        assertTrue(shop.client.v1().subscriptions().list().getData().isEmpty());

        var waiting = shop.client.v1().subscriptions().create(shop.of(customer, price).setPaymentBehavior(
                SubscriptionCreateParams.PaymentBehavior.DEFAULT_INCOMPLETE)
                .addAllExpand(List.of("latest_invoice.confirmation_secret", "latest_invoice.payments")).build());
        assertEquals("incomplete", waiting.getStatus());
        assertNotNull(waiting.getLatestInvoiceObject().getConfirmationSecret().getClientSecret());
        assertTrue(shop.stripe.charges().isEmpty());

        var nobody = shop.customer();
        var missing = assertThrows(InvalidRequestException.class, () -> shop.client.v1().subscriptions().create(
                shop.of(nobody, price).build()));
        assertEquals("resource_missing", missing.getCode());
    }
}
