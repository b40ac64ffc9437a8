package io.stamgast.stripe.simulator.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.stripe.simulator.Charged;
import io.stamgast.stripe.simulator.Shop;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.invoice.BillingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenewalTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    /**
     * "When you create a subscription with collection_method=charge_automatically, the first invoice is finalized as
     * part of the request."
     */
    @Test
    void theFirstInvoiceIsPaidAsPartOfTheCall() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));

        assertEquals("active", subscription.getStatus());
        var invoice = shop.latestInvoice(subscription);
        assertEquals("paid", invoice.getStatus());
        assertEquals("subscription_create", invoice.getBillingReason());
        assertEquals(Shop.MONTHLY, invoice.getAmountPaid());
        assertEquals(subscription.getId(), invoice.getParent().getSubscriptionDetails().getSubscription());
        var intent = shop.client.v1().paymentIntents().retrieve(invoice.getPayments().getData().get(0).getPayment()
                .getPaymentIntent());
        assertEquals("succeeded", intent.getStatus());
        assertEquals(1, shop.stripe.charges().size());
    }

    @Test
    void aRenewalIsADraftForAnHourAndThenCharged() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));
        var end = subscription.getItems().getData().get(0).getCurrentPeriodEnd();
        assertEquals(Instant.parse("2026-02-15T10:00:00Z").getEpochSecond(), end);
        shop.stripe.clock().advanceTo(Instant.ofEpochSecond(end - 1));
        var mark = shop.mark();

        shop.pass(Duration.ofSeconds(1));

        var renewed = shop.again(subscription);
        assertEquals("active", renewed.getStatus());
        assertEquals(end, renewed.getItems().getData().get(0).getCurrentPeriodStart());
        var draft = shop.latestInvoice(subscription);
        assertEquals("draft", draft.getStatus());
        // "The time when this invoice is currently scheduled to be automatically finalized."
        assertEquals(end + 3600, draft.getAutomaticallyFinalizesAt());
        assertEquals(List.of("invoice.created", "customer.subscription.updated"), shop.eventsAfter(mark));

        shop.pass(Duration.ofHours(1));

        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
        assertNull(shop.latestInvoice(subscription).getAutomaticallyFinalizesAt());
        assertEquals(List.of("invoice.created", "customer.subscription.updated", "payment_intent.created",
                "invoice.finalized", "charge.succeeded", "payment_intent.succeeded", "invoice.updated", "invoice.paid",
                "invoice.payment_succeeded"), shop.eventsAfter(mark));
    }

    @Test
    void aYearOfRenewalsKeepsTheDayOfTheMonthAndChargesEachInvoiceOnce() throws StripeException {
        shop.stripe.clock().advanceTo(Instant.parse("2026-01-31T12:00:00Z"));
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));

        shop.pass(Duration.ofDays(365));

        var starts = shop.invoices(subscription).stream()
                .map(invoice -> Instant.ofEpochSecond(invoice.getLines().getData().get(0).getPeriod().getStart())
                        .toString().substring(0, 10)).toList();
        assertEquals(List.of("2027-01-31", "2026-12-31", "2026-11-30", "2026-10-31", "2026-09-30", "2026-08-31",
                "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31"),
                starts);
        var charged = shop.stripe.charges().stream().map(Charged::invoice).toList();
        assertEquals(12, charged.size());
        assertEquals(12, charged.stream().distinct().count());
    }

    /**
     * Of auto_advance: "Controls whether Stripe performs automatic collection of the invoice. If false, the invoice's
     * state doesn't automatically advance without an explicit action." A subscription becomes canceled or unpaid "once
     * Stripe has exhausted all payment retry attempts": where it makes none, it stays past_due.
     */
    @Test
    void anInvoiceThatIsNotCollectedAutomaticallyIsNeitherChargedAgainNorEndsItsSubscription()
            throws StripeException {
        shop.stripe.rules(StripeSimulator.PLATFORM, BillingRules.DEFAULT);
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        shop.stripe.decide(StripeSimulator.PLATFORM, customer.getId(), CardOutcome.INSUFFICIENT_FUNDS);
        shop.pass(Duration.ofDays(31).plusHours(1));
        var failed = shop.latestInvoice(subscription);
        assertTrue(failed.getNextPaymentAttempt() != null, "Stripe would charge again");

        shop.client.v1().invoices().update(failed.getId(),
                InvoiceUpdateParams.builder().setAutoAdvance(false).build());
        shop.pass(Duration.ofDays(20));

        assertNull(shop.latestInvoice(subscription).getNextPaymentAttempt());
        assertEquals(1, shop.latestInvoice(subscription).getAttemptCount());
        assertEquals(2, shop.stripe.charges().size());
        assertEquals("past_due", shop.again(subscription).getStatus());
        shop.stripe.decide(StripeSimulator.PLATFORM, customer.getId(), CardOutcome.APPROVED);
        assertEquals("paid", shop.client.v1().invoices().pay(failed.getId()).getStatus());
        assertEquals("active", shop.again(subscription).getStatus());
    }

    /**
     * "it becomes past_due when payment is required but cannot be paid […]. Once Stripe has exhausted all payment
     * retry attempts, the subscription will become canceled or unpaid (depending on your subscriptions settings)."
     */
    @Test
    void aSoftDeclineIsTriedEightTimesInTwoWeeksAndThenTheSubscriptionIsCancelled() throws StripeException {
        var subscription = declined("pm_card_chargeCustomerFail");

        var invoice = shop.latestInvoice(subscription);
        assertEquals("past_due", shop.again(subscription).getStatus());
        assertEquals("open", invoice.getStatus());
        assertEquals(1, invoice.getAttemptCount());
        assertEquals(shop.stripe.clock().now().plus(Duration.ofHours(42)).getEpochSecond(),
                invoice.getNextPaymentAttempt());

        shop.pass(Duration.ofDays(14).minusSeconds(1));
        assertEquals(8, shop.latestInvoice(subscription).getAttemptCount());
        assertEquals("past_due", shop.again(subscription).getStatus());
        shop.pass(Duration.ofSeconds(1));

        assertEquals(9, shop.latestInvoice(subscription).getAttemptCount());
        assertEquals(9, failures(invoice.getId()));
        var ended = shop.again(subscription);
        assertEquals("canceled", ended.getStatus());
        assertEquals("payment_failed", ended.getCancellationDetails().getReason());
    }

    @Test
    void theAccountsOwnerDecidesWhatTheLastFailureMeans() throws StripeException {
        shop.stripe.rules(StripeSimulator.PLATFORM, BillingRules.DEFAULT
                .finallyTo(BillingRules.FinalOutcome.UNPAID));
        var unpaid = declined("pm_card_chargeCustomerFail");
        shop.pass(Duration.ofDays(14));
        assertEquals("unpaid", shop.again(unpaid).getStatus());

        shop.stripe.rules(StripeSimulator.PLATFORM, BillingRules.DEFAULT
                .finallyTo(BillingRules.FinalOutcome.PAST_DUE));
        var pastDue = declined("pm_card_chargeCustomerFail");
        shop.pass(Duration.ofDays(14));
        assertEquals("past_due", shop.again(pastDue).getStatus());

        shop.stripe.rules(StripeSimulator.PLATFORM, BillingRules.DEFAULT.withRetries(0, 0));
        assertEquals("canceled", shop.again(declined("pm_card_chargeCustomerFail")).getStatus());
    }

    /**
     * "when a subscription has a status of unpaid, no subsequent invoices will be attempted (invoices will be created,
     * but then immediately automatically closed)"
     */
    @Test
    void anUnpaidSubscriptionsInvoicesAreNotAttempted() throws StripeException {
        shop.stripe.rules(StripeSimulator.PLATFORM, BillingRules.DEFAULT
                .finallyTo(BillingRules.FinalOutcome.UNPAID));
        var subscription = declined("pm_card_chargeCustomerFail");
        shop.pass(Duration.ofDays(31));

        var invoice = shop.latestInvoice(subscription);
        assertEquals("draft", invoice.getStatus());
        assertEquals(0, invoice.getAttemptCount());
        assertEquals(false, invoice.getAutoAdvance());
    }

    /**
     * "If a failure is returned with a non-retryable return code, the invoice can no longer be retried unless a new
     * payment method is obtained. Retries will continue to be scheduled, and attempt_count will continue to increment,
     * but retries will only be executed if a new payment method is obtained."
     */
    @Test
    void aHardDeclineIsNotTriedAgainUntilThereIsANewCard() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        shop.stripe.decide(StripeSimulator.PLATFORM, customer.getId(),
                CardOutcome.STOLEN);
        shop.pass(Duration.ofDays(31).plusHours(1));
        var invoice = shop.latestInvoice(subscription);
        assertEquals(1, failures(invoice.getId()));

        shop.pass(Duration.ofDays(7));
        assertEquals(1, failures(invoice.getId()));
        assertEquals(5, shop.latestInvoice(subscription).getAttemptCount());

        shop.giveCard(customer, "pm_card_visa");
        shop.pass(Duration.ofHours(42));
        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
        assertEquals("active", shop.again(subscription).getStatus());
    }

    @Test
    void withoutACardThereIsNoTryAndNoneIsAnnounced() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        shop.client.v1().paymentMethods().detach(customer.getInvoiceSettings().getDefaultPaymentMethod());
        shop.pass(Duration.ofDays(31).plusHours(1));

        var invoice = shop.latestInvoice(subscription);
        assertEquals("past_due", shop.again(subscription).getStatus());
        assertNull(invoice.getNextPaymentAttempt());
        assertEquals(0, failures(invoice.getId()));
    }

    /**
     * "However, if you'd like to attempt payment on an invoice out of the normal collection schedule or for some other
     * reason, you can do so."
     */
    @Test
    void payingTheLatestInvoiceByHandMakesThePastDueActive() throws StripeException {
        var subscription = declined("pm_card_chargeCustomerFail");
        var customer = shop.client.v1().customers().retrieve(subscription.getCustomer());
        shop.giveCard(customer, "pm_card_visa");

        var invoice = shop.client.v1().invoices().pay(shop.latestInvoice(subscription).getId());

        assertEquals("paid", invoice.getStatus());
        assertEquals("active", shop.again(subscription).getStatus());
        shop.pass(Duration.ofDays(14));
        assertEquals(1, shop.stripe.charges().stream().filter(charge -> charge.succeeded()
                && invoice.getId().equals(charge.invoice())).count());
    }

    /** "Indicate whether this subscription should cancel at the end of the current period (current_period_end)." */
    @Test
    void aSubscriptionThatCancelsAtPeriodEndIsNotBilledAgain() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));
        var ending = shop.client.v1().subscriptions().update(subscription.getId(), SubscriptionUpdateParams.builder()
                .setCancelAtPeriodEnd(true).build());
        assertEquals(ending.getItems().getData().get(0).getCurrentPeriodEnd(), ending.getCancelAt());

        shop.pass(Duration.ofDays(31));

        assertEquals("canceled", shop.again(subscription).getStatus());
        assertEquals(1, shop.invoices(subscription).size());
        assertEquals(ending.getCancelAt(), shop.again(subscription).getEndedAt());
    }

    /**
     * "After it's canceled, the subscription is largely immutable. You can still update its metadata and
     * cancellation_details."
     */
    @Test
    void aCancelledSubscriptionIsImmutable() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));
        assertEquals("canceled", shop.client.v1().subscriptions().cancel(subscription.getId()).getStatus());

        assertThrows(InvalidRequestException.class, () -> shop.client.v1().subscriptions().update(
                subscription.getId(), SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build()));
        var changed = shop.client.v1().subscriptions().update(subscription.getId(), SubscriptionUpdateParams.builder()
                .putMetadata("why", "too dear").build());
        assertEquals("too dear", changed.getMetadata().get("why"));
        shop.pass(Duration.ofDays(60));
        assertEquals(1, shop.invoices(subscription).size());
    }

    /**
     * "When sending an invoice, Stripe will email your customer an invoice with payment instructions and mark the
     * subscription as active." "It becomes past_due when its invoice is not paid by the due date."
     */
    @Test
    void aSentInvoiceThatIsNotPaidByItsDueDateMakesTheSubscriptionPastDue() throws StripeException {
        var subscription = shop.client.v1().subscriptions().create(shop.of(shop.customer(), shop.monthly())
                .setCollectionMethod(SubscriptionCreateParams.CollectionMethod.SEND_INVOICE).setDaysUntilDue(14L)
                .build());
        assertEquals("active", subscription.getStatus());
        shop.pass(Duration.ofHours(1));
        var invoice = shop.latestInvoice(subscription);
        assertEquals("open", invoice.getStatus());
        assertEquals(shop.stripe.clock().now().plus(Duration.ofDays(14)).getEpochSecond(), invoice.getDueDate());
        var mark = shop.mark();

        shop.pass(Duration.ofDays(14));

        assertEquals("past_due", shop.again(subscription).getStatus());
        assertTrue(shop.eventsAfter(mark).contains("invoice.overdue"));
        assertTrue(shop.stripe.charges().isEmpty());
    }

    private Subscription declined(String card) throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        shop.giveCard(customer, card);
        shop.stripe.clock().advanceTo(Instant.ofEpochSecond(subscription.getItems().getData().get(0)
                .getCurrentPeriodEnd()).plus(Duration.ofHours(1)));
        return subscription;
    }

    private long failures(String invoice) {
        return shop.stripe.charges().stream().filter(charge -> invoice.equals(charge.invoice())
                && !charge.succeeded()).count();
    }
}
