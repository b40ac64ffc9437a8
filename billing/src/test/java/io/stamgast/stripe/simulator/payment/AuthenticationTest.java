package io.stamgast.stripe.simulator.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

    private final Shop shop = new Shop();
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        shop.close();
    }

    private PaymentIntent intent(Subscription subscription) throws StripeException {
        return shop.client.v1().paymentIntents().retrieve(shop.latestInvoice(subscription).getPayments().getData()
                .get(0).getPayment().getPaymentIntent());
    }

    private void answer(PaymentIntent intent, String outcome) {
        var page = intent.getNextAction().getRedirectToUrl().getUrl();
        assertTrue(browser.get(page).body().contains("Is it you"));
        browser.submit(page, "outcome", outcome);
    }

    /** "If present, this property tells you what actions you need to take in order for your customer to fulfill a" … */
    @Test
    void aFirstPaymentWaitsForTheCustomer() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_authenticationRequired"));
        assertEquals("incomplete", subscription.getStatus());
        assertEquals("requires_action", intent(subscription).getStatus());
        assertEquals("redirect_to_url", intent(subscription).getNextAction().getType());

        answer(intent(subscription), "pass");

        assertEquals("active", shop.again(subscription).getStatus());
        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
    }

    @Test
    void aRenewalThatWantsAuthenticationIsNotChargedByItself() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        shop.giveCard(customer, "pm_card_authenticationRequired");
        shop.pass(Duration.ofDays(31));
        var mark = shop.mark();
        shop.pass(Duration.ofHours(1));
        assertEquals("past_due", shop.again(subscription).getStatus());
        var events = shop.eventsAfter(mark);
        assertTrue(events.contains("invoice.payment_action_required"));
        assertTrue(events.contains("payment_intent.requires_action"));
        assertFalse(events.contains("invoice.payment_failed"));
        shop.pass(Duration.ofDays(5));
        assertEquals(1, shop.stripe.charges().size());

        answer(intent(subscription), "pass");

        assertEquals("active", shop.again(subscription).getStatus());
        assertEquals(2, shop.stripe.charges().size());
    }

    @Test
    void aCustomerWhoFailsToAuthenticateMustBringAnotherCard() throws StripeException {
        var customer = shop.customer("pm_card_authenticationRequired");
        var subscription = shop.subscribe(customer);
        answer(intent(subscription), "fail");

        var failed = intent(subscription);
        assertEquals("requires_payment_method", failed.getStatus());
        assertEquals("payment_intent_authentication_failure", failed.getLastPaymentError().getCode());
        var card = shop.giveCard(customer, "pm_card_visa");
        shop.client.v1().paymentIntents().confirm(failed.getId(), PaymentIntentConfirmParams.builder()
                .setPaymentMethod(card).build());
        assertEquals("active", shop.again(subscription).getStatus());
    }

    @Test
    void payingByHandSaysThatTheCustomerIsNeeded() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_authenticationRequired"));
        var refusal = assertThrows(CardException.class, () -> shop.client.v1().invoices().pay(
                shop.latestInvoice(subscription).getId()));
        assertEquals("invoice_payment_intent_requires_action", refusal.getCode());
    }

    /**
     * "Set to true to indicate that the customer isn't in your checkout flow during this payment attempt and can't
     * authenticate."
     */
    @Test
    void offSessionTheBankRefuses() {
        var refusal = assertThrows(CardException.class, () -> shop.client.v1().paymentIntents().create(
                PaymentIntentCreateParams.builder().setAmount(100L).setCurrency("eur").setConfirm(true)
                        .setOffSession(true).setPaymentMethod("pm_card_authenticationRequired").build()));
        assertEquals("authentication_required", refusal.getCode());
        var intent = refusal.getStripeError().getPaymentIntent();
        assertEquals("requires_payment_method", intent.getStatus());
        assertEquals("authentication_required", intent.getLastPaymentError().getDeclineCode());
    }

    /**
     * "After it's canceled, no additional charges are made by the PaymentIntent and any operations on the
     * PaymentIntent fail with an error."
     */
    @Test
    void anIntentIsConfirmedOrCancelledOnce() throws StripeException {
        var intents = shop.client.v1().paymentIntents();
        var intent = intents.create(PaymentIntentCreateParams.builder().setAmount(100L).setCurrency("EUR")
                .setPaymentMethod("pm_card_visa").build());
        assertEquals("requires_confirmation", intent.getStatus());
        assertEquals("succeeded", intents.confirm(intent.getId()).getStatus());
        var again = assertThrows(InvalidRequestException.class, () -> intents.confirm(intent.getId()));
        assertEquals("payment_intent_unexpected_state", again.getCode());
        assertThrows(InvalidRequestException.class, () -> intents.cancel(intent.getId()));
        var other = intents.create(PaymentIntentCreateParams.builder().setAmount(100L).setCurrency("eur").build());
        assertEquals("canceled", intents.cancel(other.getId()).getStatus());
    }

    /** "Otherwise, it will transition to the requires_action status and suggest additional actions via next_action." */
    @Test
    void aCardIsSetUpWithTheCustomersAuthentication() throws StripeException {
        var customer = shop.customer();
        var setups = shop.client.v1().setupIntents();
        var intent = setups.create(SetupIntentCreateParams.builder().setCustomer(customer.getId())
                .setReturnUrl("http://127.0.0.1/back").build());
        assertEquals("requires_payment_method", intent.getStatus());
        var waiting = setups.confirm(intent.getId(), SetupIntentConfirmParams.builder()
                .setPaymentMethod("pm_card_authenticationRequiredOnSetup").build());
        assertEquals("requires_action", waiting.getStatus());

        var back = browser.submit(waiting.getNextAction().getRedirectToUrl().getUrl(), "outcome", "pass");

        assertEquals("http://127.0.0.1/back", Browser.location(back));
        var done = setups.retrieve(intent.getId());
        assertEquals("succeeded", done.getStatus());
        assertNull(done.getNextAction());
        var method = shop.client.v1().paymentMethods().retrieve(done.getPaymentMethod());
        assertEquals(customer.getId(), method.getCustomer());
        var charged = shop.client.v1().paymentIntents().create(PaymentIntentCreateParams.builder().setAmount(100L)
                .setCurrency("eur").setCustomer(customer.getId()).setPaymentMethod(method.getId()).setConfirm(true)
                .setOffSession(true).build());
        assertEquals("succeeded", charged.getStatus());
    }

    /** "If setup fails, the SetupIntent will transition to the requires_payment_method status" */
    @Test
    void aRefusedSetUpSaysWhy() throws StripeException {
        var setups = shop.client.v1().setupIntents();
        var mark = shop.customer();
        var intent = setups.create(SetupIntentCreateParams.builder().setCustomer(mark.getId()).build());
        assertThrows(CardException.class, () -> setups.confirm(intent.getId(), SetupIntentConfirmParams.builder()
                .setPaymentMethod("pm_card_chargeDeclinedStolenCard").build()));
        assertEquals("stolen_card", setups.retrieve(intent.getId()).getLastSetupError().getDeclineCode());
        assertEquals(List.of("setup_intent.setup_failed"), shop.eventsAfter(shop.client.v1().events().list().getData()
                .get(1).getId()));
    }
}
