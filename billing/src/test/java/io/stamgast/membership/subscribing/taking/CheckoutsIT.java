package io.stamgast.membership.subscribing.taking;

import static io.stamgast.membership.subscribing.taking.Till.wish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.invoice.MembershipInvoice.Reason;
import io.stamgast.membership.subscribing.checkout.Checkout.State;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.desk.MembershipLooks;
import io.stamgast.membership.subscribing.once.TermRound;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckoutsIT {

    private static final CheckoutRequest MONTHLY = wish("vip", "monthly");

    private final Club club = new Club();
    private final Till till = new Till(club);
    private final UUID plan = club.sells(Club.plan("vip"));
    private final UUID account = club.account("A1");

    @AfterEach
    void close() {
        club.close();
    }

    private Subscription subscription(UUID membership) throws StripeException {
        return club.stripe.client().v1().subscriptions()
                .retrieve(club.membership(membership).stripeSubscription(), club.there());
    }

    private String refusal(CheckoutRequest wish) {
        return assertThrows(DomainException.class, () -> till.asks(account, wish)).code();
    }

    private UUID member(String email) {
        var id = Ids.next();
        Database.execute(club.tenant(), """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, created_at)
                values (?, ?, ?, ?, 'Jan', 'owner', 'ACTIVE', now())""", club.tenant(), id, account, email);
        return id;
    }

    @Test
    void aPlanIsTriedAndThenPaid() throws StripeException {
        var member = member("jan@a1.example");
        var asked = till.asks(account, Till.with(MONTHLY, member, null, null, null));
        assertEquals(State.OPEN, asked.state());
        assertTrue(asked.trial());
        assertEquals(club.clock.instant().plus(Duration.ofDays(1)), asked.expiresAt());

        till.pays(asked, "VISA");
        var tried = club.live(account, plan).orElseThrow();
        assertEquals(MembershipState.TRIALING, tried.state());
        assertEquals(asked.id(), tried.id());
        assertEquals(member, tried.memberId());
        assertEquals("pause", subscription(tried.id()).getTrialSettings().getEndBehavior().getMissingPaymentMethod());
        assertEquals("jan@a1.example", club.stripe.client().v1().customers()
                .retrieve(subscription(tried.id()).getCustomer(), club.there()).getEmail());
        assertEquals(State.COMPLETED, till.find(account, asked.id()).state());
        assertEquals(tried.id(), till.find(account, asked.id()).membership());

        club.pass(Duration.ofDays(14).plusHours(2));
        assertEquals(MembershipState.ACTIVE, club.membership(tried.id()).state());
        assertEquals(List.of(990L), club.stripe.charges().stream().map(charge -> charge.amount()).toList());
    }

    @Test
    void aTrialWithoutACardPausesAtItsEnd() {
        var asked = till.asks(account, MONTHLY);
        till.triesWithoutACard(asked);
        assertEquals(MembershipState.TRIALING, club.membership(asked.id()).state());
        club.pass(Duration.ofDays(14).plusHours(2));
        assertEquals(MembershipState.PAUSED, club.membership(asked.id()).state());
    }

    @Test
    void aPlanIsTriedOncePerAccountWhoeverAsksAndWhateverBecameOfIt() throws StripeException {
        till.pays(till.asks(account, MONTHLY), "VISA");
        var tried = club.live(account, plan).orElseThrow();
        club.stripe.client().v1().subscriptions().cancel(tried.stripeSubscription(), club.there());
        club.hear();

        var again = till.asks(account, Till.with(MONTHLY, member("kim@a1.example"), null, null, null));
        assertFalse(again.trial());
        till.pays(again, "VISA");
        assertEquals(MembershipState.ACTIVE, club.membership(again.id()).state());
        assertEquals(1, club.stripe.charges().size());
        assertTrue(till.asks(club.account("A2"), MONTHLY).trial(), "another account may");
        club.sells(Club.plan("gold"));
        assertTrue(till.asks(account, wish("gold", "monthly")).trial(), "another plan may be tried");
    }

    @Test
    void theNextPageClosesTheOneBefore() {
        var first = till.asks(account, MONTHLY);
        var second = till.asks(account, wish("vip", "yearly"));
        assertEquals(State.EXPIRED, till.find(account, first.id()).state());
        till.pays(first, "VISA");
        assertTrue(club.live(account, plan).isEmpty());
        till.pays(second, "VISA");
        assertEquals(second.id(), club.live(account, plan).orElseThrow().id());
    }

    @Test
    void aPageThatNobodyUsesExpires() {
        var asked = till.asks(account, MONTHLY);
        club.pass(Duration.ofHours(25));
        assertEquals(State.EXPIRED, till.find(account, asked.id()).state());
        assertEquals(State.OPEN, till.asks(account, MONTHLY).state());
    }

    @Test
    void aPageThatWasCompletedMeanwhileIsAMembership() {
        var first = till.asks(account, MONTHLY);
        club.browser.submit(first.url(), "card", "VISA", "do", "pay");
        assertEquals("already-member", refusal(wish("vip", "yearly")));
        assertEquals(first.id(), club.live(account, plan).orElseThrow().id());
        club.hear();
        assertEquals("already-member", refusal(MONTHLY));
    }

    @Test
    void aPageThatWasPaidOnceMeanwhileIsAMembershipToo() {
        var first = till.asks(account, wish("vip", "lasting"));
        club.browser.submit(first.url(), "card", "VISA", "do", "pay");
        assertEquals("already-member", refusal(MONTHLY));
        assertEquals(1, club.stripe.charges().size());
    }

    @Test
    void whatIsPaidByInvoiceNeedsNoPage() throws StripeException {
        var byInvoice = Till.with(wish("vip", "yearly"), null, null, Collection.INVOICE, 30);
        assertEquals("no-email", refusal(byInvoice));
        member("jan@a1.example");
        var asked = till.asks(account, byInvoice);
        assertEquals(State.COMPLETED, asked.state());
        assertNull(asked.url());
        var membership = club.membership(asked.id());
        assertEquals(Collection.INVOICE, membership.collection());
        assertEquals(MembershipState.TRIALING, membership.state());
        assertEquals(30, subscription(asked.id()).getDaysUntilDue());
    }

    @Test
    void whoHadNoAddressWhenStripeFirstHeardOfItHasOneBeforeAnInvoiceIsSent() throws StripeException {
        till.asks(account, MONTHLY);
        member("jan@a1.example");
        club.sells(Club.plan("gold"));
        var asked = till.asks(account, Till.with(wish("gold", "yearly"), null, null, Collection.INVOICE, 30));
        assertEquals("jan@a1.example", club.stripe.client().v1().customers()
                .retrieve(subscription(asked.id()).getCustomer(), club.there()).getEmail());
    }

    @Test
    void aFeePaidOnceLastsItsMonths() {
        var asked = till.asks(account, wish("vip", "lasting"));
        assertFalse(asked.trial());
        till.pays(asked, "VISA");
        var membership = club.membership(asked.id());
        assertEquals(MembershipState.ACTIVE, membership.state());
        var ends = Club.START.atZone(ZoneId.of("Europe/Amsterdam")).plusMonths(24).toInstant();
        assertEquals(ends, membership.periodEndsAt());
        assertEquals(30_000, club.stripe.charges().get(0).amount());
        var invoices = new MembershipLooks(Entered.tenant(club.tenant()), club.plans, club.clock).invoices(asked.id());
        assertEquals(List.of(new BigDecimal("300.00")), invoices.stream().map(InvoiceView::paid).toList());
        assertEquals(Reason.FIRST, invoices.get(0).reason());
        assertEquals(200, club.browser.get(invoices.get(0).pdf()).statusCode());

        var round = new TermRound(Database.work());
        round.run(club.tenant(), ends.minusSeconds(1));
        assertEquals(MembershipState.ACTIVE, club.membership(asked.id()).state());
        round.run(club.tenant(), ends.plusSeconds(60));
        var ended = club.membership(asked.id());
        assertEquals(EndReason.TERM_OVER, ended.endReason());
        assertEquals(ends, ended.endedAt());
        club.hear();
        assertEquals(ended, club.membership(asked.id()), "the event of the page doesn't begin it anew");
    }

    private List<String> orphans() {
        return club.call(connection -> {
            try (var query = connection.prepareStatement("""
                    select problem || ' ' || kind || ' ' || healed || ' ' || differences
                    from app.reconciliation_finding where tenant_id = ? order by id""")) {
                query.setInt(1, club.tenant());
                try (var row = query.executeQuery()) {
                    var found = new ArrayList<String>();
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                    return found;
                }
            }
        });
    }

    private void becomes(UUID membership, UUID other) throws StripeException {
        var subscription = subscription(membership);
        club.stripe.client().v1().subscriptions().update(subscription.getId(), SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(subscription.getItems().getData().get(0).getId())
                        .setPrice(club.price(other, "monthly").stripePrice()).build()).build(), club.there());
        club.hear();
    }

    private long failed() {
        return Database.number(club.tenant(),
                "select count(*) from app.stripe_event where tenant_id = ? and state in ('WAITING', 'FAILED')",
                club.tenant());
    }

    @Test
    void aFeePaidOnceForAPlanThatTheAccountHasMeanwhileIsReported() throws StripeException {
        var basic = club.sells(Club.plan("basic"));
        var vip = till.asks(account, MONTHLY);
        till.pays(vip, "VISA");
        var asked = till.asks(account, wish("basic", "lasting"));
        becomes(vip.id(), basic);
        assertEquals(vip.id(), club.live(account, basic).orElseThrow().id());

        till.pays(asked, "VISA");
        assertEquals(0, failed());
        assertEquals(State.REFUSED, till.find(account, asked.id()).state());
        assertEquals(1, orphans().size(), orphans().toString());
        assertTrue(orphans().get(0).startsWith("ORPHAN INVOICE false"), orphans().toString());
        assertTrue(orphans().get(0).contains("300.00 EUR"), orphans().toString());
        club.pass(Duration.ofDays(1));
        assertEquals(1, orphans().size());
    }

    @Test
    void aMembershipThatBecomesAPlanThatTheAccountHasStaysWhatItIs() throws StripeException {
        var basic = club.sells(Club.plan("basic"));
        var vip = till.asks(account, MONTHLY);
        till.pays(vip, "VISA");
        till.pays(till.asks(account, wish("basic", "lasting")), "VISA");
        becomes(vip.id(), basic);
        assertEquals(0, failed());
        assertEquals(plan, club.membership(vip.id()).plan().planId());
    }

    @Test
    void whoOwesAnInvoiceTakesNoOtherByInvoice() throws StripeException {
        member("jan@a1.example");
        club.sells(Club.plan("gold").with("/trial/days", "0"));
        var byInvoice = Till.with(wish("gold", "monthly"), null, null, Collection.INVOICE, 14);
        var first = till.asks(account, byInvoice);
        club.pass(Duration.ofHours(2));
        var another = Till.with(wish("vip", "yearly"), null, null, Collection.INVOICE, 30);
        assertEquals("invoice-unpaid", refusal(another));
        assertEquals(State.OPEN, till.asks(account, MONTHLY).state(), "by card it may");

        club.stripe.client().v1().subscriptions().cancel(club.membership(first.id()).stripeSubscription(),
                club.there());
        club.hear();
        assertEquals("invoice-unpaid", refusal(byInvoice));
        club.stripe.client().v1().invoices().pay(subscription(first.id()).getLatestInvoice(),
                InvoicePayParams.builder().setPaidOutOfBand(true).build(), club.there());
        club.hear();
        assertEquals(State.COMPLETED, till.asks(account, byInvoice).state());
    }

    @Test
    void whoEndsBeforeTheInvoiceIsSentTakesNoOtherByInvoice() throws StripeException {
        member("jan@a1.example");
        club.sells(Club.plan("gold").with("/trial/days", "0"));
        var byInvoice = Till.with(wish("gold", "monthly"), null, null, Collection.INVOICE, 14);
        var first = till.asks(account, byInvoice);
        club.hear();
        club.stripe.client().v1().subscriptions().cancel(club.membership(first.id()).stripeSubscription(),
                club.there());
        club.hear();
        assertEquals("invoice-unpaid", refusal(byInvoice));
    }

    @Test
    void aCouponIsUsedOnce() throws StripeException {
        club.stripe.client().v1().coupons().create(CouponCreateParams.builder().setId("HALF")
                .setPercentOff(new BigDecimal("50")).build(), club.there());
        var reduced = Till.with(MONTHLY, null, "HALF", null, null);
        till.asks(account, reduced);
        var again = till.asks(account, reduced);
        assertEquals(State.OPEN, again.state(), "the page before was closed, unused");
        till.pays(again, "VISA");
        club.sells(Club.plan("gold"));
        assertEquals("coupon-used", refusal(Till.with(wish("gold", "monthly"), null, "HALF", null, null)));
        var other = club.account("A2");
        assertEquals(State.OPEN, till.asks(other, reduced).state(), "another account may");
    }

    @Test
    void aCouponThatIsOverIsToldSo() throws StripeException {
        club.stripe.client().v1().coupons().create(CouponCreateParams.builder().setId("SPRING")
                .setPercentOff(new BigDecimal("50")).setMaxRedemptions(1L).build(), club.there());
        till.pays(till.asks(account, Till.with(MONTHLY, null, "SPRING", null, null)), "VISA");
        var other = club.account("A2");
        assertEquals("coupon-over", assertThrows(DomainException.class,
                () -> till.asks(other, Till.with(MONTHLY, null, "SPRING", null, null))).code());
    }

    @Test
    void thePlatformHasItsPart() throws StripeException {
        Database.execute(club.tenant(), "update app.stripe_account set fee_percent = 2.5 where tenant_id = ?",
                club.tenant());
        var asked = till.asks(account, MONTHLY);
        till.pays(asked, "VISA");
        assertEquals(0, new BigDecimal("2.5").compareTo(subscription(asked.id()).getApplicationFeePercent()));

        club.stripe.client().v1().coupons().create(CouponCreateParams.builder().setId("TENTH")
                .setPercentOff(new BigDecimal("10")).build(), club.there());
        var other = club.account("A2");
        till.pays(till.asks(other, Till.with(wish("vip", "lasting"), null, "TENTH", null, null)), "VISA");
        var intent = club.stripe.client().v1().paymentIntents().retrieve(
                club.stripe.charges().get(0).paymentIntent(), club.there());
        assertEquals(27_000, intent.getAmount());
        assertEquals(675, intent.getApplicationFeeAmount());
    }

    @Test
    void whatStripeRefusesIsToldInItsWords() {
        var refused = assertThrows(DomainException.class,
                () -> till.asks(account, Till.with(MONTHLY, null, "NO-SUCH", null, null)));
        assertEquals("stripe-refused", refused.code());
        assertTrue(refused.getMessage().startsWith("Stripe says: No such coupon"), refused.getMessage());
        assertEquals(1, Database.number(club.tenant(), """
                select count(*) from app.membership_checkout
                where tenant_id = ? and state = 'REFUSED' and problem like 'No such coupon%'""", club.tenant()));
        assertEquals(State.OPEN, till.asks(account, MONTHLY).state());
    }

    @Test
    void whatCannotBeTakenIsRefused() {
        assertEquals("unknown-membership-plan", refusal(wish("none", "monthly")));
        assertEquals("unknown-price", refusal(wish("vip", "weekly")));
        assertEquals("unknown-member", refusal(Till.with(MONTHLY, Ids.next(), null, null, null)));
        assertEquals("invalid-request", refusal(Till.with(MONTHLY, null, null, Collection.INVOICE, 15)));
        assertEquals("invalid-request", refusal(Till.with(MONTHLY, null, null, Collection.CARD, 14)));
        assertEquals("paid-once",
                refusal(Till.with(wish("vip", "lasting"), null, null, Collection.INVOICE, 14)));
        club.desk().create(Club.plan("fresh"));
        assertEquals("price-not-mirrored", refusal(wish("fresh", "monthly")));
        Database.execute(club.tenant(), "update app.stripe_account set charges_enabled = false where tenant_id = ?",
                club.tenant());
        assertEquals("stripe-not-connected", refusal(wish("fresh", "monthly")), "which is why it is not mirrored");
        Database.execute(club.tenant(), "update app.stripe_account set charges_enabled = true where tenant_id = ?",
                club.tenant());
        club.desk().save(plan, Club.plan("vip").with("/visibility", "\"ARCHIVED\""));
        assertEquals("plan-archived", refusal(MONTHLY));
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> till.asks(Ids.next(), MONTHLY)).code());
        Database.execute(club.tenant(), "update app.stripe_account set charges_enabled = false where tenant_id = ?",
                club.tenant());
        club.sells(Club.plan("gold"));
        club.desk().save(plan, Club.plan("vip"));
        assertEquals("stripe-not-connected", refusal(MONTHLY));
    }

    @Test
    void aTenantSeesNothingOfAnothers() {
        var asked = till.asks(account, MONTHLY);
        var stranger = new Till(club, Database.newTenant());
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> stranger.find(account, asked.id())).code());
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> stranger.asks(account, MONTHLY)).code());
        assertEquals(0, Database.number(stranger.tenant(),
                "select count(*) from app.membership_checkout where tenant_id = ?", club.tenant()));
    }
}
