package io.stamgast.stripe.simulator.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.CustomerTaxIdCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PaymentMethodUpdateParams;
import io.stamgast.stripe.simulator.Shop;
import io.stamgast.stripe.simulator.StripeSimulator;
import java.time.Duration;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardsTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private static PaymentMethodAttachParams to(String customer) {
        return PaymentMethodAttachParams.builder().setCustomer(customer).build();
    }

    @Test
    void aTestCardIsAnotherPaymentMethodEachTime() throws StripeException {
        var customer = shop.customer().getId();
        var methods = shop.client.v1().paymentMethods();
        var one = methods.attach("pm_card_visa", to(customer));
        var other = methods.attach("pm_card_visa", to(customer));

        assertNotEquals(one.getId(), other.getId());
        assertEquals("4242", one.getCard().getLast4());
        assertEquals(2, methods.list(PaymentMethodListParams.builder().setCustomer(customer)
                .setType(PaymentMethodListParams.Type.CARD).build()).getData().size());
    }

    /**
     * "the customer's default payment method": it must be attached to the customer, and is none any more once it is
     * detached.
     */
    @Test
    void aDefaultIsTheCustomersOwnCard() throws StripeException {
        var customers = shop.client.v1().customers();
        var customer = shop.customer();
        var others = shop.customer("pm_card_visa").getInvoiceSettings().getDefaultPaymentMethod();
        assertThrows(InvalidRequestException.class, () -> customers.update(customer.getId(),
                CustomerUpdateParams.builder().setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(others).build()).build()));

        var own = shop.giveCard(customer, "pm_card_visa");
        assertEquals(own, customers.retrieve(customer.getId()).getInvoiceSettings().getDefaultPaymentMethod());
        assertNull(shop.client.v1().paymentMethods().detach(own).getCustomer());
        assertNull(customers.retrieve(customer.getId()).getInvoiceSettings().getDefaultPaymentMethod());
        // "once detached, a PaymentMethod can no longer be used for payments or re-attached to a Customer"
        assertThrows(InvalidRequestException.class, () ->
                shop.client.v1().paymentMethods().attach(own, to(customer.getId())));
    }

    @Test
    void anExpiredCardIsRefusedUntilTheBankRenewsIt() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var card = customer.getInvoiceSettings().getDefaultPaymentMethod();
        shop.client.v1().paymentMethods().update(card, PaymentMethodUpdateParams.builder().setCard(
                PaymentMethodUpdateParams.Card.builder().setExpMonth(2L).setExpYear(2026L).build()).build());
        var subscription = shop.subscribe(customer);
        shop.pass(Duration.ofDays(31).plusHours(1));
        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
        shop.pass(Duration.ofDays(28));
        assertEquals("past_due", shop.again(subscription).getStatus());

        var mark = shop.mark();
        shop.stripe.renewCard(StripeSimulator.PLATFORM, card, YearMonth.of(2030, 2));
        assertEquals("payment_method.automatically_updated", shop.eventsAfter(mark).get(0));
        shop.client.v1().invoices().pay(shop.latestInvoice(subscription).getId());
        assertEquals("active", shop.again(subscription).getStatus());
    }

    @Test
    void theBanksAnswerIsDecidedForACustomersCards() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        shop.stripe.decide(StripeSimulator.PLATFORM, customer.getId(), CardOutcome.INSUFFICIENT_FUNDS);
        var subscription = shop.subscribe(customer);
        assertEquals("incomplete", subscription.getStatus());
        assertEquals(1, shop.stripe.charges().size());

        shop.stripe.decide(StripeSimulator.PLATFORM, customer.getId(), CardOutcome.APPROVED);
        shop.client.v1().invoices().pay(shop.latestInvoice(subscription).getId());
        assertEquals("active", shop.again(subscription).getStatus());
    }

    /** "Customer and account tax IDs get displayed on related invoices and credit notes." */
    @Test
    void taxIdsComeAndGo() throws StripeException {
        var customer = shop.customer().getId();
        var taxIds = shop.client.v1().customers().taxIds();
        var made = taxIds.create(customer, CustomerTaxIdCreateParams.builder()
                .setType(CustomerTaxIdCreateParams.Type.EU_VAT).setValue("NL000000000B01").build());
        assertEquals("NL", made.getCountry());
        assertEquals("verified", made.getVerification().getStatus());
        var refusal = assertThrows(InvalidRequestException.class, () -> taxIds.create(customer,
                CustomerTaxIdCreateParams.builder().setType(CustomerTaxIdCreateParams.Type.EU_VAT).setValue("?")
                        .build()));
        assertEquals("tax_id_invalid", refusal.getCode());

        assertEquals(1, taxIds.list(customer).getData().size());
        assertTrue(taxIds.delete(customer, made.getId()).getDeleted());
        assertTrue(taxIds.list(customer).getData().isEmpty());
    }

    /**
     * "Permanently deletes a customer. It cannot be undone. Also immediately cancels any active subscriptions on the
     * customer."
     */
    @Test
    void aDeletedCustomerHasNoSubscriptionsAnyMore() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        shop.client.v1().customers().delete(customer.getId());

        assertEquals("canceled", shop.again(subscription).getStatus());
        assertTrue(shop.client.v1().customers().retrieve(customer.getId()).getDeleted());
        assertTrue(shop.client.v1().customers().list().getData().isEmpty());
        var refusal = assertThrows(InvalidRequestException.class, () -> shop.subscribe(customer));
        assertEquals("resource_missing", refusal.getCode());
    }
}
