package io.stamgast.stripe.simulator.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.billingportal.SessionCreateParams;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.Shop;
import io.stamgast.stripe.simulator.StripeSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortalTest {

    private final Shop shop = new Shop();
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        shop.close();
    }

    /** "By visiting the session's URL, the customer can manage their subscriptions and billing details." */
    @Test
    void aCustomerChangesTheCardCancelsAndSeesInvoices() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        var page = shop.client.v1().billingPortal().sessions().create(SessionCreateParams.builder()
                .setCustomer(customer.getId()).setReturnUrl("http://127.0.0.1/home").build()).getUrl();
        var seen = browser.get(page).body();
        assertTrue(seen.contains(shop.latestInvoice(subscription).getHostedInvoiceUrl()));
        assertTrue(seen.contains("http://127.0.0.1/home"));

        browser.submit(page, "do", "cancel", "subscription", subscription.getId());
        assertTrue(shop.again(subscription).getCancelAtPeriodEnd());
        browser.submit(page, "do", "keep", "subscription", subscription.getId());
        assertFalse(shop.again(subscription).getCancelAtPeriodEnd());

        browser.submit(page, "do", "card", "card", "MASTERCARD");
        var now = shop.client.v1().customers().retrieve(customer.getId()).getInvoiceSettings()
                .getDefaultPaymentMethod();
        assertNotEquals(customer.getInvoiceSettings().getDefaultPaymentMethod(), now);
        assertNull(shop.again(subscription).getDefaultPaymentMethod());
        assertTrue(browser.submit(page, "do", "card", "card", "DECLINED").body().contains("Your card was declined."));
    }

    /**
     * Which of both Stripe's portal does is not documented. Of the subscription's own: "It will override the
     * `default_payment_method` set on the customer's `invoice_settings`", in the words of its field.
     */
    @Test
    void aCardThatIsChosenMayBecomeTheSubscriptionsToo() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        shop.stripe.portal(StripeSimulator.PLATFORM, PortalCard.SUBSCRIPTIONS_TOO);

        browser.submit(shop.client.v1().billingPortal().sessions().create(SessionCreateParams.builder()
                .setCustomer(customer.getId()).build()).getUrl(), "do", "card", "card", "MASTERCARD");

        assertEquals(shop.client.v1().customers().retrieve(customer.getId()).getInvoiceSettings()
                .getDefaultPaymentMethod(), shop.again(subscription).getDefaultPaymentMethod());
    }

    @Test
    void anotherCustomersSubscriptionCannotBeCancelled() throws StripeException {
        var other = shop.subscribe(shop.customer("pm_card_visa"));
        var page = shop.client.v1().billingPortal().sessions().create(SessionCreateParams.builder()
                .setCustomer(shop.customer().getId()).build()).getUrl();

        browser.submit(page, "do", "cancel", "subscription", other.getId());

        assertFalse(shop.again(other).getCancelAtPeriodEnd());
    }
}
