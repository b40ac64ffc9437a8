package io.stamgast.stripe.simulator.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceCreatePreviewParams.SubscriptionDetails;
import com.stripe.param.PriceCreateParams.Recurring.Interval;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PauseCollection;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import com.stripe.param.common.EmptyParam;
import io.stamgast.stripe.simulator.Shop;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.stripe.simulator.card.CardOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    /** A subscription of 31.00 for a month of 31 days, of which 10 have passed when this returns. */
    private Subscription tenDaysIn() throws StripeException {
        var subscription = shop.client.v1().subscriptions().create(shop.of(shop.customer("pm_card_visa"),
                shop.price(Interval.MONTH, 3100)).build());
        shop.pass(Duration.ofDays(10));
        return subscription;
    }

    private SubscriptionUpdateParams.Builder to(Subscription subscription, Price price) {
        return SubscriptionUpdateParams.builder().addItem(SubscriptionUpdateParams.Item.builder()
                .setId(subscription.getItems().getData().get(0).getId()).setPrice(price.getId()).build());
    }

    private SubscriptionDetails.Builder previewOf(Subscription subscription, Price price) {
        return SubscriptionDetails.builder().addItem(SubscriptionDetails.Item.builder()
                .setId(subscription.getItems().getData().get(0).getId()).setPrice(price.getId()).build());
    }

    private static List<Long> amounts(Invoice invoice) {
        return invoice.getLines().getData().stream().map(InvoiceLineItem::getAmount).toList();
    }

    /**
     * "Use error_if_incomplete if you want Stripe to return an HTTP 402 status code if a subscription's invoice cannot
     * be paid. […] this parameter does not update the subscription and returns an error instead."
     */
    @Test
    void aChangeThatMustBePaidIsRefusedWithTheCard() throws StripeException {
        var subscription = tenDaysIn();
        shop.stripe.decide(StripeSimulator.PLATFORM, subscription.getCustomer(), CardOutcome.INSUFFICIENT_FUNDS);
        var change = to(subscription, shop.price(Interval.MONTH, 6200))
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE).build();
        var refusal = assertThrows(CardException.class,
                () -> shop.client.v1().subscriptions().update(subscription.getId(), change));
        assertEquals(402, refusal.getStatusCode());
        assertEquals("insufficient_funds", refusal.getDeclineCode());
        assertEquals(1, shop.invoices(subscription).size());
        assertEquals(3100L, shop.again(subscription).getItems().getData().get(0).getPrice().getUnitAmount());
    }

    /**
     * "Determines how to handle prorations when the billing cycle changes […]. The default value is
     * create_prorations."
     */
    @Test
    void anUpgradeIsProratedOnTheNextInvoice() throws StripeException {
        var subscription = tenDaysIn();
        var dearer = shop.price(Interval.MONTH, 6200);
        var preview = shop.client.v1().invoices().createPreview(InvoiceCreatePreviewParams.builder()
                .setSubscription(subscription.getId()).setSubscriptionDetails(previewOf(subscription, dearer).build())
                .build());
        assertEquals(List.of(-2100L, 4200L, 6200L), amounts(preview));

        shop.client.v1().subscriptions().update(subscription.getId(), to(subscription, dearer).build());
        assertEquals(1, shop.invoices(subscription).size());
        shop.pass(Duration.ofDays(21).plusHours(1));

        var invoice = shop.latestInvoice(subscription);
        assertEquals(List.of(-2100L, 4200L, 6200L), amounts(invoice));
        assertEquals(8300, invoice.getAmountPaid());
        // "consider line items where parent.subscription_item_details.proration is true"
        assertEquals(List.of(true, true, false), invoice.getLines().getData().stream()
                .map(line -> line.getParent().getSubscriptionItemDetails().getProration()).toList());
    }

    @Test
    void anUpgradeCanBeBilledAtOnceAsItWasPreviewed() throws StripeException {
        var subscription = tenDaysIn();
        var dearer = shop.price(Interval.MONTH, 6200);
        var at = shop.stripe.clock().now().getEpochSecond();
        var preview = shop.client.v1().invoices().createPreview(InvoiceCreatePreviewParams.builder()
                .setSubscription(subscription.getId()).setSubscriptionDetails(previewOf(subscription, dearer)
                        .setProrationDate(at).setProrationBehavior(SubscriptionDetails.ProrationBehavior.ALWAYS_INVOICE)
                        .build()).build());
        assertTrue(shop.invoices(subscription).stream().noneMatch(one -> one.getId().equals(preview.getId())));
        shop.pass(Duration.ofHours(5));

        shop.client.v1().subscriptions().update(subscription.getId(), to(subscription, dearer)
                .setProrationDate(at).setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE).build());

        var invoice = shop.latestInvoice(subscription);
        assertEquals(amounts(preview), amounts(invoice));
        assertEquals(preview.getAmountDue(), invoice.getAmountPaid());
        assertEquals("subscription_update", invoice.getBillingReason());
    }

    /** "If negative, the customer has credit to apply to their next invoice." */
    @Test
    void aDowngradeAtOnceIsCreditedToTheCustomersBalance() throws StripeException {
        var subscription = tenDaysIn();
        shop.client.v1().subscriptions().update(subscription.getId(), to(subscription,
                shop.price(Interval.MONTH, 1550)).setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE).build());

        assertEquals(-1050, shop.latestInvoice(subscription).getTotal());
        assertEquals(0, shop.latestInvoice(subscription).getAmountDue());
        assertEquals(-1050, shop.client.v1().customers().retrieve(subscription.getCustomer()).getBalance());
        shop.pass(Duration.ofDays(21).plusHours(1));
        assertEquals(500, shop.latestInvoice(subscription).getAmountPaid());
        assertEquals(0, shop.client.v1().customers().retrieve(subscription.getCustomer()).getBalance());
    }

    @Test
    void anotherIntervalBeginsANewPeriodNow() throws StripeException {
        var subscription = tenDaysIn();
        var changed = shop.client.v1().subscriptions().update(subscription.getId(), to(subscription,
                shop.price(Interval.YEAR, 30000)).build());

        var item = changed.getItems().getData().get(0);
        assertEquals(shop.stripe.clock().now().getEpochSecond(), item.getCurrentPeriodStart());
        assertEquals("2027-01-25T10:00:00Z", Instant.ofEpochSecond(item.getCurrentPeriodEnd()).toString());
        assertEquals(List.of(-2100L, 30000L), amounts(shop.latestInvoice(subscription)));
        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
    }

    @Test
    void withoutProrationsTheNewPriceCountsFromTheNextPeriod() throws StripeException {
        var subscription = tenDaysIn();
        shop.client.v1().subscriptions().update(subscription.getId(), to(subscription,
                shop.price(Interval.MONTH, 6200)).setProrationBehavior(ProrationBehavior.NONE).build());
        shop.pass(Duration.ofDays(21).plusHours(1));
        assertEquals(List.of(6200L), amounts(shop.latestInvoice(subscription)));
    }

    @Test
    void aPreviewOfANewSubscriptionAndOfNone() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var preview = shop.client.v1().invoices().createPreview(InvoiceCreatePreviewParams.builder()
                .setCustomer(customer.getId()).setSubscriptionDetails(SubscriptionDetails.builder()
                        .addItem(SubscriptionDetails.Item.builder().setPrice(shop.monthly().getId()).setQuantity(3L)
                                .build()).build()).build());
        assertEquals(3 * Shop.MONTHLY, preview.getAmountDue());

        var ending = shop.subscribe(customer);
        shop.client.v1().subscriptions().update(ending.getId(), SubscriptionUpdateParams.builder()
                .setCancelAtPeriodEnd(true).build());
        var none = assertThrows(InvalidRequestException.class, () -> shop.client.v1().invoices().createPreview(
                InvoiceCreatePreviewParams.builder().setSubscription(ending.getId()).build()));
        assertEquals("invoice_upcoming_none", none.getCode());
    }

    private void coupon(String id, CouponCreateParams.Duration duration, Long months) throws StripeException {
        shop.client.v1().coupons().create(CouponCreateParams.builder().setId(id).setPercentOff(new BigDecimal("33.5"))
                .setDuration(duration).setDurationInMonths(months).build());
    }

    private List<Long> paidOverMonths(String coupon, int months) throws StripeException {
        var subscription = shop.client.v1().subscriptions().create(shop.of(shop.customer("pm_card_visa"),
                shop.monthly()).addDiscount(SubscriptionCreateParams.Discount.builder().setCoupon(coupon).build())
                .build());
        shop.pass(Duration.ofDays(31L * months));
        return shop.invoices(subscription).stream().map(Invoice::getAmountPaid).toList();
    }

    /** "Describes how long a customer who applies this coupon will get the discount." */
    @Test
    void couponsLastOnceSomeMonthsOrForever() throws StripeException {
        coupon("ONCE", CouponCreateParams.Duration.ONCE, null);
        coupon("TWO", CouponCreateParams.Duration.REPEATING, 2L);
        coupon("EVER", CouponCreateParams.Duration.FOREVER, null);

        assertEquals(List.of(990L, 990L, 990L, 658L), paidOverMonths("ONCE", 3)); // 331.65 off, rounded half up
        assertEquals(List.of(990L, 990L, 658L, 658L), paidOverMonths("TWO", 3));
        assertEquals(List.of(658L, 658L, 658L, 658L), paidOverMonths("EVER", 3));
    }

    /** "Maximum number of times this coupon can be redeemed, in total, across all customers" */
    @Test
    void aCouponIsRedeemedNoMoreOftenThanItMay() throws StripeException {
        shop.client.v1().coupons().create(CouponCreateParams.builder().setId("FIRST").setAmountOff(500L)
                .setCurrency("eur").setDuration(CouponCreateParams.Duration.FOREVER).setMaxRedemptions(1L).build());
        assertEquals(List.of(490L), paidOverMonths("FIRST", 0));
        var refusal = assertThrows(InvalidRequestException.class, () -> paidOverMonths("FIRST", 0));
        assertEquals("coupon_expired", refusal.getCode());
        assertEquals(false, shop.client.v1().coupons().retrieve("FIRST").getValid());
    }

    /**
     * "If specified, payment collection for this subscription will be paused. Note that the subscription status will be
     * unchanged and will not be updated to paused."
     */
    @Test
    void collectionIsPausedAndGoesOnByItself() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));
        var until = shop.stripe.clock().now().plus(Duration.ofDays(70)).getEpochSecond();
        shop.client.v1().subscriptions().update(subscription.getId(), SubscriptionUpdateParams.builder()
                .setPauseCollection(PauseCollection.builder().setBehavior(PauseCollection.Behavior.VOID)
                        .setResumesAt(until).build()).build());
        shop.pass(Duration.ofDays(62));
        assertEquals("active", shop.again(subscription).getStatus());
        assertEquals(List.of("void", "void", "paid"), shop.invoices(subscription).stream()
                .map(Invoice::getStatus).toList());

        shop.pass(Duration.ofDays(31));
        assertNull(shop.again(subscription).getPauseCollection());
        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
        assertEquals(2, shop.stripe.charges().size());
    }

    @Test
    void aPauseCanKeepDraftsOrGiveInvoicesUp() throws StripeException {
        var draft = paused(PauseCollection.Behavior.KEEP_AS_DRAFT);
        var given = paused(PauseCollection.Behavior.MARK_UNCOLLECTIBLE);
        shop.pass(Duration.ofDays(32));
        assertEquals("draft", shop.latestInvoice(draft).getStatus());
        assertEquals("uncollectible", shop.latestInvoice(given).getStatus());

        shop.client.v1().subscriptions().update(draft.getId(), SubscriptionUpdateParams.builder()
                .setPauseCollection(EmptyParam.EMPTY).build());
        assertNull(shop.again(draft).getPauseCollection());
    }

    private Subscription resumedAnew(Subscription subscription, boolean endsPause) throws StripeException {
        var anew = SubscriptionUpdateParams.builder()
                .setBillingCycleAnchor(SubscriptionUpdateParams.BillingCycleAnchor.NOW)
                .setProrationBehavior(ProrationBehavior.NONE);
        if (endsPause) {
            anew.setPauseCollection(EmptyParam.EMPTY);
        }
        return shop.client.v1().subscriptions().update(subscription.getId(), anew.build());
    }

    /** "Setting the value to now resets the subscription's billing cycle anchor to the current time (in UTC)." */
    @Test
    void aPauseCanEndWithANewPeriodThatIsPaidAtOnce() throws StripeException {
        var subscription = paused(PauseCollection.Behavior.VOID);
        shop.pass(Duration.ofDays(40));
        var resumed = resumedAnew(subscription, true);
        assertNull(resumed.getPauseCollection());
        var item = resumed.getItems().getData().get(0);
        assertEquals(shop.stripe.clock().now().getEpochSecond(), item.getCurrentPeriodStart());
        assertEquals(List.of("paid", "void", "paid"), shop.invoices(subscription).stream().map(Invoice::getStatus)
                .toList());
        assertEquals(Shop.MONTHLY, shop.latestInvoice(subscription).getAmountPaid());
        assertEquals("subscription_update", shop.latestInvoice(subscription).getBillingReason());
    }

    /** "All invoices generated before the resumes_at date are immediately marked as void." */
    @Test
    void whatIsBilledInAPauseIsVoidWhateverItIsFor() throws StripeException {
        var subscription = paused(PauseCollection.Behavior.VOID);
        shop.pass(Duration.ofDays(3));
        resumedAnew(subscription, false);
        assertEquals(List.of("void", "paid"), shop.invoices(subscription).stream().map(Invoice::getStatus).toList());
        assertEquals(1, shop.stripe.charges().size());
    }

    private Subscription pending(CardOutcome bank) throws StripeException {
        var subscription = tenDaysIn();
        shop.stripe.decide(StripeSimulator.PLATFORM, subscription.getCustomer(), bank);
        return shop.client.v1().subscriptions().update(subscription.getId(), to(subscription,
                shop.price(Interval.MONTH, 6200)).setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.PENDING_IF_INCOMPLETE)
                .putMetadata("why", "more").build());
    }

    private long costs(Subscription subscription) throws StripeException {
        return shop.again(subscription).getItems().getData().get(0).getPrice().getUnitAmount();
    }

    /**
     * "If payment fails, the updated values are added to the pending_update hash on the Subscription object. The
     * latest_invoice for the subscription refers to an unpaid invoice in an open status. […] If the payment succeeds,
     * the changes are applied and the pending_update hash is cleared."
     */
    @Test
    void aChangeWaitsForItsPayment() throws StripeException {
        var subscription = pending(CardOutcome.AUTHENTICATION_REQUIRED);
        assertEquals("active", subscription.getStatus());
        assertEquals(3100L, costs(subscription));
        assertEquals("more", subscription.getPendingUpdate().getMetadata().get("why"));
        assertEquals(6200L, subscription.getPendingUpdate().getSubscriptionItems().get(0).getPrice().getUnitAmount());
        assertEquals("open", shop.latestInvoice(subscription).getStatus());

        shop.stripe.decide(StripeSimulator.PLATFORM, subscription.getCustomer(), CardOutcome.APPROVED);
        shop.client.v1().invoices().pay(subscription.getLatestInvoice());
        assertEquals(6200L, costs(subscription));
        assertNull(shop.again(subscription).getPendingUpdate());
        assertEquals("more", shop.again(subscription).getMetadata().get("why"));
    }

    /**
     * "If you don't take any action after an update fails, the invoice is voided and the pending update is discarded
     * after the expired_at time on the pending_update hash has passed."
     */
    @Test
    void aChangeThatNobodyPaysForIsForgottenAfter23Hours() throws StripeException {
        var subscription = pending(CardOutcome.AUTHENTICATION_REQUIRED);
        shop.pass(Duration.ofHours(23));
        assertEquals("void", shop.latestInvoice(subscription).getStatus());
        assertNull(shop.again(subscription).getPendingUpdate());
        assertEquals("active", shop.again(subscription).getStatus());
        assertEquals(3100L, costs(subscription));
    }

    @Test
    void aChangeThatIsPaidAtOnceWaitsForNothing() throws StripeException {
        assertEquals(6200L, costs(pending(CardOutcome.APPROVED)));
    }

    /** "You can only pass the parameters supported by pending updates." */
    @Test
    void aPauseCannotWait() throws StripeException {
        var subscription = tenDaysIn();
        var refusal = assertThrows(InvalidRequestException.class, () -> shop.client.v1().subscriptions().update(
                subscription.getId(), SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY)
                        .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.PENDING_IF_INCOMPLETE).build()));
        assertEquals("pause_collection", refusal.getParam());
    }

    private Subscription paused(PauseCollection.Behavior behavior) throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));
        shop.client.v1().subscriptions().update(subscription.getId(), SubscriptionUpdateParams.builder()
                .setPauseCollection(PauseCollection.builder().setBehavior(behavior).build()).build());
        return subscription;
    }

    /** "A timestamp at which the subscription should cancel." */
    @Test
    void aSubscriptionCanEndAtATime() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));
        var at = shop.stripe.clock().now().plus(Duration.ofDays(40)).getEpochSecond();
        shop.client.v1().subscriptions().update(subscription.getId(), SubscriptionUpdateParams.builder()
                .setCancelAt(at).build());
        shop.pass(Duration.ofDays(40).minusSeconds(1));
        assertEquals("active", shop.again(subscription).getStatus());
        shop.pass(Duration.ofSeconds(1));
        assertEquals("canceled", shop.again(subscription).getStatus());
    }

    @Test
    void aRenewalIsAnnouncedAWeekAhead() throws StripeException {
        shop.subscribe(shop.customer("pm_card_visa"));
        var mark = shop.mark();
        shop.pass(Duration.ofDays(24));
        assertEquals(List.of("invoice.upcoming"), shop.eventsAfter(mark));
    }
}
