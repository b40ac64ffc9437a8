package io.stamgast.stripe.simulator.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentMethodAttachParams;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvoicesTest {

    private final Shop shop = new Shop();
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        shop.close();
    }

    private Invoice draft(Customer customer, boolean advance) throws StripeException {
        shop.client.v1().invoiceItems().create(InvoiceItemCreateParams.builder().setCustomer(customer.getId())
                .setAmount(4200L).setCurrency("eur").setDescription("Setting up (once)").build());
        return shop.client.v1().invoices().create(InvoiceCreateParams.builder().setCustomer(customer.getId())
                .setAutoAdvance(advance).setPendingInvoiceItemsBehavior(
                        InvoiceCreateParams.PendingInvoiceItemsBehavior.INCLUDE).build());
    }

    /** "If false, the invoice's state doesn't automatically advance without an explicit action. Defaults to false." */
    @Test
    void anInvoiceByHandWaitsForAnExplicitAction() throws StripeException {
        var invoice = draft(shop.customer("pm_card_visa"), false);
        shop.pass(Duration.ofDays(3));
        assertEquals("draft", shop.client.v1().invoices().retrieve(invoice.getId()).getStatus());

        assertEquals("open", shop.client.v1().invoices().finalizeInvoice(invoice.getId()).getStatus());
        var paid = shop.client.v1().invoices().pay(invoice.getId());
        assertEquals("paid", paid.getStatus());
        assertEquals(4200, paid.getAmountPaid());
        var again = assertThrows(InvalidRequestException.class, () ->
                shop.client.v1().invoices().pay(invoice.getId()));
        assertEquals("invoice_already_paid", again.getCode());
        assertEquals(1, shop.stripe.charges().size());
    }

    @Test
    void anAdvancingInvoiceIsCollectedAfterAnHour() throws StripeException {
        var invoice = draft(shop.customer("pm_card_visa"), true);
        shop.pass(Duration.ofHours(1));
        assertEquals("paid", shop.client.v1().invoices().retrieve(invoice.getId()).getStatus());
    }

    /**
     * "A PaymentMethod to be charged. The PaymentMethod must be the ID of a PaymentMethod belonging to the customer
     * associated with the invoice being paid."
     */
    @Test
    void anInvoiceIsPaidWithACardOfChoice() throws StripeException {
        var customer = shop.customer("pm_card_chargeCustomerFail");
        var invoice = draft(customer, false);
        var refusal = assertThrows(CardException.class, () -> shop.client.v1().invoices().pay(invoice.getId()));
        assertEquals("generic_decline", refusal.getDeclineCode());
        var card = shop.client.v1().paymentMethods().attach("pm_card_visa", PaymentMethodAttachParams.builder()
                .setCustomer(customer.getId()).build());

        assertEquals("paid", shop.client.v1().invoices().pay(invoice.getId(), InvoicePayParams.builder()
                .setPaymentMethod(card.getId()).build()).getStatus());
        var payment = shop.client.v1().invoicePayments().list(InvoicePaymentListParams.builder()
                .setInvoice(invoice.getId()).build()).getData().get(0);
        assertEquals("paid", payment.getStatus());
        assertEquals(4200, payment.getAmountPaid());
    }

    /**
     * "Mark a finalized invoice as void. This cannot be undone." "Marking an invoice as uncollectible is useful for
     * keeping track of bad debts that can be written off for accounting purposes."
     */
    @Test
    void anOpenInvoiceIsVoidedOrGivenUpAndTheListTellsThemApart() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var voided = draft(customer, false);
        var given = draft(customer, false);
        assertThrows(InvalidRequestException.class, () -> shop.client.v1().invoices().voidInvoice(voided.getId()));
        shop.client.v1().invoices().finalizeInvoice(voided.getId());
        shop.client.v1().invoices().finalizeInvoice(given.getId());
        shop.client.v1().invoices().voidInvoice(voided.getId());
        shop.client.v1().invoices().markUncollectible(given.getId());

        assertEquals(List.of(voided.getId()), listed(customer, InvoiceListParams.Status.VOID));
        assertEquals(List.of(given.getId()), listed(customer, InvoiceListParams.Status.UNCOLLECTIBLE));
        assertEquals(List.of(), listed(shop.customer(), InvoiceListParams.Status.VOID));
        assertThrows(InvalidRequestException.class, () -> shop.client.v1().invoices().pay(voided.getId()));
        assertEquals("paid", shop.client.v1().invoices().pay(given.getId()).getStatus());
    }

    private List<String> listed(Customer customer, InvoiceListParams.Status status) throws StripeException {
        return shop.client.v1().invoices().list(InvoiceListParams.builder().setCustomer(customer.getId())
                .setStatus(status).build()).getData().stream().map(Invoice::getId).toList();
    }

    /** "The URL for the hosted invoice page, which allows customers to view and pay an invoice." */
    @Test
    void aCustomerSeesAndPaysAnInvoiceOnItsPage() throws StripeException {
        var customer = shop.customer();
        var invoice = shop.client.v1().invoices().finalizeInvoice(draft(customer, false).getId());
        var page = browser.get(invoice.getHostedInvoiceUrl()).body();
        assertTrue(page.contains("42.00 EUR") && page.contains("Setting up (once)"));

        assertTrue(browser.submit(invoice.getHostedInvoiceUrl(), "card", "LOST").body().contains("declined"));
        assertEquals(303, browser.submit(invoice.getHostedInvoiceUrl(), "card", "VISA").statusCode());

        assertEquals("paid", shop.client.v1().invoices().retrieve(invoice.getId()).getStatus());
    }

    /** "The link to download the PDF for the invoice." */
    @Test
    void theInvoiceIsAPdf() throws StripeException {
        var invoice = shop.client.v1().invoices().finalizeInvoice(draft(shop.customer(), false).getId());
        var pdf = browser.get(invoice.getInvoicePdf());

        assertEquals("application/pdf", pdf.headers().firstValue("Content-Type").orElseThrow());
        var body = pdf.body();
        assertTrue(body.startsWith("%PDF-1.4") && body.endsWith("%%EOF\n"));
        assertTrue(body.contains("Setting up \\(once\\)"));
        var table = Integer.parseInt(body.replaceAll("(?s).*startxref\n(\\d+)\n.*", "$1"));
        assertEquals("xref", new String(body.getBytes(StandardCharsets.UTF_8), table, 4, StandardCharsets.UTF_8));
    }

    @Test
    void invoicesAreNumberedByCustomer() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var first = shop.client.v1().invoices().finalizeInvoice(draft(customer, false).getId()).getNumber();
        var second = shop.client.v1().invoices().finalizeInvoice(draft(customer, false).getId()).getNumber();
        assertTrue(first.endsWith("-0001") && second.endsWith("-0002"));
    }
}
