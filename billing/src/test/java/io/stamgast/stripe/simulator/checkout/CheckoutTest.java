package io.stamgast.stripe.simulator.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.Shop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckoutTest {

    private final Shop shop = new Shop();
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        shop.close();
    }

    private SessionCreateParams.Builder session(Mode mode) {
        return SessionCreateParams.builder().setMode(mode).setCancelUrl("http://127.0.0.1/left")
                .setSuccessUrl("http://127.0.0.1/done?session={CHECKOUT_SESSION_ID}");
    }

    private SessionCreateParams.LineItem one(Price price) {
        return SessionCreateParams.LineItem.builder().setPrice(price.getId()).setQuantity(1L).build();
    }

    private Session create(SessionCreateParams.Builder parameters) throws StripeException {
        return shop.client.v1().checkout().sessions().create(parameters.build());
    }

    private Session again(Session session) throws StripeException {
        return shop.client.v1().checkout().sessions().retrieve(session.getId());
    }

    @Test
    void aPersonSubscribesOnThePage() throws StripeException {
        var session = create(session(Mode.SUBSCRIPTION).addLineItem(one(shop.monthly()))
                .setClientReferenceId("order-7").putMetadata("a", "b"));
        assertEquals("open", session.getStatus());
        assertEquals(Shop.MONTHLY, session.getAmountTotal());
        assertTrue(browser.get(session.getUrl()).body().contains("9.90 EUR"));

        var answer = browser.submit(session.getUrl(), "card", "VISA", "email", "kim@example.org", "name", "Kim",
                "do", "pay");

        // "If you'd like to use information from the successful Checkout Session on your page, read the guide on
        // customizing your success page": the placeholder is replaced.
        assertEquals("http://127.0.0.1/done?session=" + session.getId(), Browser.location(answer));
        var complete = again(session);
        assertEquals("complete", complete.getStatus());
        assertEquals("paid", complete.getPaymentStatus());
        assertEquals("order-7", complete.getClientReferenceId());
        assertNull(complete.getUrl());
        var subscription = shop.client.v1().subscriptions().retrieve(complete.getSubscription());
        assertEquals("active", subscription.getStatus());
        assertNotNull(subscription.getDefaultPaymentMethod());
        assertEquals("kim@example.org", shop.client.v1().customers().retrieve(complete.getCustomer()).getEmail());
        assertEquals("checkout.session.completed", shop.client.v1().events().list().getData().get(0).getType());
        assertEquals(1, shop.stripe.charges().size());
    }

    @Test
    void aRefusedCardLeavesTheSessionOpenAndNothingBehind() throws StripeException {
        var session = create(session(Mode.SUBSCRIPTION).addLineItem(one(shop.monthly()))
                .setCustomer(shop.customer().getId()));

        var answer = browser.submit(session.getUrl(), "card", "INSUFFICIENT_FUNDS", "do", "pay");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("Your card has insufficient funds."));
        assertEquals("open", again(session).getStatus());
        assertTrue(shop.client.v1().subscriptions().list().getData().isEmpty());
        assertEquals("http://127.0.0.1/left", Browser.location(browser.get(session.getUrl() + "/leave")));
    }

    @Test
    void aCardThatWantsAuthenticationAsksFirst() throws StripeException {
        var customer = shop.customer();
        var session = create(session(Mode.SUBSCRIPTION).addLineItem(one(shop.monthly()))
                .setCustomer(customer.getId()));
        assertTrue(browser.submit(session.getUrl(), "card", "AUTHENTICATION_ALWAYS", "do", "pay").body()
                .contains("Is it you"));
        assertTrue(browser.submit(session.getUrl(), "card", "AUTHENTICATION_ALWAYS", "do", "refused").body()
                .contains("did not confirm"));
        assertEquals("open", again(session).getStatus());

        browser.submit(session.getUrl(), "card", "AUTHENTICATION_ALWAYS", "do", "authenticated");

        assertEquals("paid", again(session).getPaymentStatus());
    }

    /** "The payment status of the Checkout Session, one of paid, unpaid, or no_payment_required." */
    @Test
    void aTrialTakesACardAndNoMoney() throws StripeException {
        var session = create(session(Mode.SUBSCRIPTION).addLineItem(one(shop.monthly()))
                .setCustomer(shop.customer().getId()).setSubscriptionData(
                        SessionCreateParams.SubscriptionData.builder().setTrialPeriodDays(14L)
                                .putMetadata("plan", "gold").build()));
        browser.submit(session.getUrl(), "card", "VISA", "do", "pay");

        assertEquals("no_payment_required", again(session).getPaymentStatus());
        var subscription = shop.client.v1().subscriptions().retrieve(again(session).getSubscription());
        assertEquals("trialing", subscription.getStatus());
        assertEquals("gold", subscription.getMetadata().get("plan"));
        shop.pass(Duration.ofDays(14).plusHours(1));
        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
    }

    /** "Configure whether a Checkout Session should collect a payment method. Defaults to always." */
    @Test
    void aTrialMayBeginWithoutACardWhereThatIsSaid() throws StripeException {
        var session = create(session(Mode.SUBSCRIPTION).addLineItem(one(shop.monthly()))
                .setCustomer(shop.customer().getId())
                .setPaymentMethodCollection(SessionCreateParams.PaymentMethodCollection.IF_REQUIRED)
                .setSubscriptionData(SessionCreateParams.SubscriptionData.builder().setTrialPeriodDays(14L).build()));
        browser.submit(session.getUrl(), "none", "yes", "do", "pay");

        assertEquals("complete", again(session).getStatus());
        assertNull(shop.client.v1().subscriptions().retrieve(again(session).getSubscription())
                .getDefaultPaymentMethod());
    }

    @Test
    void aPersonPaysOnce() throws StripeException {
        var price = shop.client.v1().prices().create(PriceCreateParams.builder().setCurrency("eur").setUnitAmount(500L)
                .setProductData(PriceCreateParams.ProductData.builder().setName("Mug").build()).build());
        var session = create(session(Mode.PAYMENT).addLineItem(one(price)));
        browser.submit(session.getUrl(), "card", "VISA", "email", "kim@example.org", "name", "Kim", "do", "pay");

        var intent = shop.client.v1().paymentIntents().retrieve(again(session).getPaymentIntent());
        assertEquals("succeeded", intent.getStatus());
        assertEquals(500, intent.getAmountReceived());
    }

    /** "Generate a post-purchase Invoice for one-time payments." */
    @Test
    void whatIsPaidOnceMayHaveAnInvoice() throws StripeException {
        var price = shop.client.v1().prices().create(PriceCreateParams.builder().setCurrency("eur").setUnitAmount(500L)
                .setProductData(PriceCreateParams.ProductData.builder().setName("Mug").build()).build());
        var creation = SessionCreateParams.InvoiceCreation.builder().setEnabled(true).setInvoiceData(
                SessionCreateParams.InvoiceCreation.InvoiceData.builder().putMetadata("a", "b").build()).build();
        var session = create(session(Mode.PAYMENT).addLineItem(one(price)).setInvoiceCreation(creation)
                .setCustomer(shop.customer().getId()));
        assertTrue(session.getInvoiceCreation().getEnabled());
        assertNull(session.getInvoice());
        browser.submit(session.getUrl(), "card", "VISA", "do", "pay");

        var invoice = shop.client.v1().invoices().retrieve(again(session).getInvoice(),
                InvoiceRetrieveParams.builder().addExpand("payments").build());
        assertEquals("paid", invoice.getStatus());
        assertEquals(500, invoice.getAmountPaid());
        assertEquals("b", invoice.getMetadata().get("a"));
        assertEquals(again(session).getPaymentIntent(),
                invoice.getPayments().getData().get(0).getPayment().getPaymentIntent());
        assertEquals(200, browser.get(invoice.getInvoicePdf()).statusCode());
        assertThrows(InvalidRequestException.class, () -> create(session(Mode.SUBSCRIPTION)
                .addLineItem(one(shop.monthly())).setInvoiceCreation(creation)));
    }

    @Test
    void aPersonSavesACard() throws StripeException {
        var customer = shop.customer();
        var session = create(session(Mode.SETUP).setCustomer(customer.getId()).setCurrency("eur"));
        browser.submit(session.getUrl(), "card", "VISA", "do", "pay");

        assertEquals("succeeded", shop.client.v1().setupIntents().retrieve(again(session).getSetupIntent())
                .getStatus());
        assertEquals(1, shop.client.v1().customers().paymentMethods().list(customer.getId()).getData().size());
    }

    /**
     * "The Epoch time in seconds at which the Checkout Session will expire. It can be anywhere from 30 minutes to 24
     * hours after Checkout Session creation. By default, this value is 24 hours from creation."
     */
    @Test
    void aSessionExpiresAfterADay() throws StripeException {
        var session = create(session(Mode.SUBSCRIPTION).addLineItem(one(shop.monthly())));
        assertEquals(Shop.START.plus(Duration.ofDays(1)), Instant.ofEpochSecond(session.getExpiresAt()));
        shop.pass(Duration.ofDays(1));

        assertEquals("expired", again(session).getStatus());
        assertEquals("checkout.session.expired", shop.client.v1().events().list().getData().get(0).getType());
        assertTrue(browser.submit(session.getUrl(), "card", "VISA", "do", "pay")
                .body().contains("has expired"));
        assertThrows(InvalidRequestException.class, () -> create(session(Mode.SUBSCRIPTION)
                .addLineItem(one(shop.monthly())).setExpiresAt(shop.stripe.clock().now().getEpochSecond() + 60)));
    }

    /** "A Checkout Session can be expired when it is in one of these statuses: open" */
    @Test
    void anOpenSessionCanBeExpiredByCall() throws StripeException {
        var session = create(session(Mode.SUBSCRIPTION).addLineItem(one(shop.monthly())));
        assertEquals("expired", shop.client.v1().checkout().sessions().expire(session.getId()).getStatus());
        assertThrows(InvalidRequestException.class, () -> shop.client.v1().checkout().sessions()
                .expire(session.getId()));
        assertEquals(1, shop.client.v1().checkout().sessions().lineItems().list(session.getId()).getData().size());
    }
}
