package io.stamgast.membership.subscribing.change;

import static io.stamgast.membership.subscribing.change.ChangeRequests.At.NOW;
import static io.stamgast.membership.subscribing.change.ChangeRequests.At.PERIOD_END;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.testing.Database;
import io.stamgast.web.Reference;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangesIT {

    private final Club club = new Club();
    private final Counter counter = new Counter(club);
    private final UUID plan = club.sells(Club.plan("vip"));
    private final Buyer buyer = Buyer.of(club, "A1", "pm_card_visa");

    @AfterEach
    void close() {
        club.close();
    }

    private Membership active() {
        return buyer.subscribes(plan, "monthly", 0);
    }

    private String refusal(Function<Changes, Response> change) {
        return assertThrows(DomainException.class, () -> counter.asks(change)).code();
    }

    private static ChangeRequests.Change to(String plan, String price) {
        return new ChangeRequests.Change(plan, price, null);
    }

    @Test
    void whoEndsAMembershipKeepsItUntilItsPeriodIsOver() {
        var id = active().id();
        var ending = counter.does(all -> all.cancel(id, new ChangeRequests.Cancel(PERIOD_END)));
        assertEquals(MembershipState.ACTIVE, ending.state());
        assertEquals(ending.periodEndsAt(), ending.cancelsAt());
        assertTrue(ending.acts());
        assertEquals("wrong-state", refusal(all -> all.cancel(id, new ChangeRequests.Cancel(PERIOD_END))));

        club.pass(Duration.ofDays(32));
        var ended = club.membership(id);
        assertEquals(MembershipState.CANCELLED, ended.state());
        assertEquals(EndReason.REQUESTED, ended.endReason());
        assertEquals(ending.cancelsAt(), ended.endedAt());
        assertEquals(1, club.stripe.charges().size());
        assertEquals("wrong-state", refusal(all -> all.resume(id)));
        assertEquals("wrong-state", refusal(all -> all.cancel(id, new ChangeRequests.Cancel(NOW))));
    }

    private void account(String state) {
        Database.execute(club.tenant(), "update app.stripe_account set charges_enabled = false" + state
                + " where tenant_id = ?", club.tenant());
    }

    @Test
    void whileTheAccountTakesNoPaymentsMembershipsCanBePausedAndEnded() {
        var id = active().id();
        account("");

        assertEquals(MembershipState.PAUSED,
                counter.does(all -> all.pause(id, new ChangeRequests.Pause(null))).state());
        assertEquals(MembershipState.ACTIVE, counter.does(all -> all.resume(id)).state());
        assertEquals("stripe-not-connected", refusal(all -> all.change(id, to("vip", "yearly"))));
        assertEquals(MembershipState.CANCELLED,
                counter.does(all -> all.cancel(id, new ChangeRequests.Cancel(NOW))).state());
    }

    @Test
    void inAnAccountThatIsTakenAwayNothingIsDecided() {
        var id = active().id();
        account(", disconnected_at = now()");

        assertEquals("stripe-not-connected", refusal(all -> all.pause(id, new ChangeRequests.Pause(null))));
        assertEquals("stripe-not-connected", refusal(all -> all.cancel(id, new ChangeRequests.Cancel(PERIOD_END))));
        assertEquals("stripe-not-connected", refusal(all -> all.coupon(id, new ChangeRequests.Coupon("HALF", null))));

        assertEquals(0, Database.number(club.tenant(), """
                select count(*) from app.stripe_call where tenant_id = ? and subject_id = ?""", club.tenant(), id));
    }

    @Test
    void anEndCanBeUndoneBeforeItComes() {
        var id = active().id();
        counter.does(all -> all.cancel(id, new ChangeRequests.Cancel(PERIOD_END)));
        assertEquals("wrong-state", refusal(all -> all.change(id, to("vip", "yearly"))));
        assertNull(counter.does(all -> all.resume(id)).cancelsAt());
        assertEquals("wrong-state", refusal(all -> all.resume(id)));
        club.pass(Duration.ofDays(32));
        assertEquals(2, club.stripe.charges().size());
    }

    @Test
    void anEndNowIsNow() {
        var id = active().id();
        var ended = counter.does(all -> all.cancel(id, new ChangeRequests.Cancel(NOW)));
        assertEquals(MembershipState.CANCELLED, ended.state());
        assertFalse(ended.acts());
    }

    @Test
    void aPauseLiesAhead() {
        var id = active().id();
        assertEquals("invalid-request", refusal(all -> all.pause(id, new ChangeRequests.Pause(Club.START))));
        counter.does(all -> all.pause(id, new ChangeRequests.Pause(Club.START.plusSeconds(60))));
        assertEquals("wrong-state", refusal(all -> all.pause(id, new ChangeRequests.Pause(null))));
    }

    @Test
    void aTrialThatEndedWithoutACardGoesOnOnceThereIsOne() throws StripeException {
        var poor = Buyer.of(club, "A2", null);
        var id = pausedForWantOfACard(poor);
        assertEquals("no-payment-method", refusal(all -> all.resume(id)));
        poor.takes("pm_card_visa");
        assertEquals(MembershipState.ACTIVE, counter.does(all -> all.resume(id)).state());
        assertEquals(1, club.stripe.charges().size());
    }

    @Test
    void aCardThatNobodyHasToldOfIsLookedForAtStripe() throws StripeException {
        var poor = Buyer.of(club, "A2", null);
        var id = pausedForWantOfACard(poor);
        assertEquals("no-payment-method", assertThrows(DomainException.class,
                () -> counter.does(id, "resume", all -> all.resume(id))).code());
        club.stripe.disturb(Disturbance.webhooks().lost(1));
        poor.adds("pm_card_visa");
        assertEquals("no-payment-method", refusal(all -> all.resume(id)));
        assertEquals(MembershipState.ACTIVE, counter.does(id, "resume", all -> all.resume(id)).state());
        assertEquals(1, club.stripe.charges().size());
    }

    private UUID pausedForWantOfACard(Buyer poor) throws StripeException {
        var id = poor.subscribes(plan, "monthly", 14).id();
        club.stripe.client().v1().subscriptions().update(club.membership(id).stripeSubscription(),
                SubscriptionUpdateParams.builder().setTrialSettings(SubscriptionUpdateParams.TrialSettings.builder()
                        .setEndBehavior(SubscriptionUpdateParams.TrialSettings.EndBehavior.builder()
                                .setMissingPaymentMethod(SubscriptionUpdateParams.TrialSettings.EndBehavior
                                        .MissingPaymentMethod.PAUSE).build()).build()).build(), club.there());
        club.pass(Duration.ofDays(15));
        assertEquals(MembershipState.PAUSED, club.membership(id).state());
        return id;
    }

    @Test
    void anotherPlanCostsWhatThePreviewShows() {
        club.sells(Club.plan("gold").with("/prices/0/amount", "\"29.90\""));
        var membership = active();
        club.pass(Duration.ofDays(10));
        var preview = counter.previews(membership, to("gold", "monthly"));
        assertEquals(2, preview.lines().size());
        assertTrue(preview.lines().get(0).proration());
        assertEquals(new BigDecimal("29.90"), preview.nextAmount());
        assertEquals(membership.periodEndsAt(), preview.nextAt());
        club.pass(Duration.ofMinutes(30));

        var changed = counter.does(all -> all.change(membership.id(),
                new ChangeRequests.Change("gold", "monthly", preview.prorationDate())));
        assertEquals("gold", changed.plan().code());
        club.hear();
        var invoice = counter.looks().invoices(membership.id()).get(0);
        assertEquals(preview.dueNow(), invoice.paid());
        assertEquals(preview.dueNow().unscaledValue().longValue(), club.stripe.charges().get(1).amount());

        club.pass(Duration.ofDays(22));
        assertEquals(2_990, club.stripe.charges().get(2).amount());
        assertEquals("already-member", refusal(all -> all.change(active().id(), to("gold", "monthly"))));
    }

    @Test
    void anotherIntervalBeginsAnewAndCostsWhatThePreviewShows() {
        var membership = active();
        club.pass(Duration.ofDays(10));
        var preview = counter.previews(membership, to("vip", "yearly"));
        assertEquals(club.clock.instant().atOffset(ZoneOffset.UTC).plusYears(1).toInstant(),
                preview.nextAt());
        var changed = counter.does(all -> all.change(membership.id(),
                new ChangeRequests.Change("vip", "yearly", preview.prorationDate())));
        assertEquals("yearly", changed.price().code());
        assertEquals(preview.nextAt(), changed.periodEndsAt());
        assertEquals(preview.dueNow().unscaledValue().longValue(), club.stripe.charges().get(1).amount());
        assertEquals(0, preview.credit().signum());
        assertNull(changed.credit());
        assertEquals("price-unchanged", refusal(all -> all.change(membership.id(), to("vip", "yearly"))));
    }

    @Test
    void aShorterIntervalBeginsAnewAndWhatIsGivenBackIsToTheAccountsCredit() {
        var membership = buyer.subscribes(plan, "yearly", 0);
        var preview = counter.previews(membership, to("vip", "monthly"));
        var nextMonth = club.clock.instant().atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
        assertEquals(nextMonth, preview.nextAt());
        assertEquals(0, preview.dueNow().signum());
        assertEquals(new BigDecimal("89.10"), preview.credit());

        counter.does(all -> all.change(membership.id(),
                new ChangeRequests.Change("vip", "monthly", preview.prorationDate())));
        club.hear();
        var shown = counter.looks().find(membership.id());
        assertEquals(nextMonth, shown.periodEndsAt());
        assertEquals(new MembershipView.CreditShown(new BigDecimal("89.10"), "EUR"), shown.credit());
        club.pass(Duration.ofDays(32));
        assertEquals(new BigDecimal("79.20"), counter.looks().find(membership.id()).credit().amount());
    }

    @Test
    void whileItIsTriedAChangeCostsNothingYet() {
        var membership = buyer.subscribes(plan, "monthly", 14);
        var preview = counter.previews(membership, to("vip", "yearly"));
        assertEquals(0, preview.dueNow().signum());
        assertEquals(membership.trialEndsAt(), preview.nextAt());
        var changed = counter.does(all -> all.change(membership.id(), to("vip", "yearly")));
        assertEquals(MembershipState.TRIALING, changed.state());
        club.pass(Duration.ofDays(14).plusHours(2));
        assertEquals(List.of(9_900L), club.stripe.charges().stream().map(charge -> charge.amount()).toList());
    }

    @Test
    void whatItCannotBecomeIsRefused() {
        var membership = active();
        var id = membership.id();
        club.sells(Club.plan("yen").with("/prices/0", """
                {"code":"monthly","amount":"990","currency":"JPY","interval":"MONTH"}"""));
        assertEquals("currency-differs", refusal(all -> all.change(id, to("yen", "monthly"))));
        assertEquals("paid-once", refusal(all -> all.change(id, to("vip", "lasting"))));
        assertEquals("unknown-price", refusal(all -> all.change(id, to("vip", "weekly"))));
        assertEquals("invalid-request", refusal(all -> all.change(id,
                new ChangeRequests.Change("vip", "yearly", Club.START.minusSeconds(1)))));
        assertEquals("not-found", refusal(all -> all.resume(Ids.next())));
        assertEquals("stripe-refused", refusal(all -> all.coupon(id, new ChangeRequests.Coupon("NONE", null))));
        assertEquals(MembershipState.ACTIVE, club.membership(id).state());
    }

    @Test
    void aCouponTakesSomethingOffTheNextInvoice() throws StripeException {
        club.stripe.client().v1().coupons().create(CouponCreateParams.builder().setId("HALF")
                .setPercentOff(new BigDecimal("50")).build(), club.there());
        var id = active().id();
        counter.does(all -> all.coupon(id, new ChangeRequests.Coupon("HALF", null)));
        club.pass(Duration.ofDays(32));
        assertEquals(495, club.stripe.charges().get(1).amount());
    }

    @Test
    void aCouponIsUsedOnceUnlessTheTenantSaysOtherwise() throws StripeException {
        club.stripe.client().v1().coupons().create(CouponCreateParams.builder().setId("HALF")
                .setPercentOff(new BigDecimal("50")).setMaxRedemptions(2L).build(), club.there());
        var id = active().id();
        counter.does(all -> all.coupon(id, new ChangeRequests.Coupon("HALF", false)));
        assertEquals("coupon-used", refusal(all -> all.coupon(id, new ChangeRequests.Coupon("HALF", null))));
        counter.does(all -> all.coupon(id, new ChangeRequests.Coupon("HALF", true)));
        assertEquals("coupon-over", refusal(all -> all.coupon(id, new ChangeRequests.Coupon("HALF", true))),
                "Stripe counts them too");
    }

    @Test
    void aCouponThatStripeRefusesIsNotUsed() throws StripeException {
        var id = active().id();
        assertEquals("stripe-refused", refusal(all -> all.coupon(id, new ChangeRequests.Coupon("LATER", null))));
        club.stripe.client().v1().coupons().create(CouponCreateParams.builder().setId("LATER")
                .setPercentOff(new BigDecimal("50")).build(), club.there());
        counter.does(all -> all.coupon(id, new ChangeRequests.Coupon("LATER", null)));
    }

    @Test
    void itMayBePaidByInvoiceAndByCardAgain() {
        var id = active().id();
        assertEquals("invalid-request", refusal(all -> all.collection(id,
                new ChangeRequests.Collection(Membership.Collection.INVOICE, 60))));
        assertEquals(Membership.Collection.INVOICE, counter.does(all -> all.collection(id,
                new ChangeRequests.Collection(Membership.Collection.INVOICE, 30))).collection());
        club.pass(Duration.ofDays(32));
        var view = counter.looks().find(id);
        assertEquals(new BigDecimal("9.90"), view.openInvoice().due());
        assertEquals(view.openInvoice().createdAt().plus(Duration.ofDays(30)).getEpochSecond(),
                view.openInvoice().dueAt().getEpochSecond(), Duration.ofHours(2).toSeconds());
        assertEquals(Membership.Collection.CARD, counter.does(all -> all.collection(id,
                new ChangeRequests.Collection(Membership.Collection.CARD, null))).collection());
    }

    @Test
    void thePortalIsLinkedTo() {
        var id = active().id();
        var url = counter.desk().portal(id, "https://shop.example/account");
        assertEquals(200, club.browser.get(url).statusCode());
    }

    @Test
    void itIsShownWithItsPlanItsCardAndWhatItWas() {
        var id = active().id();
        counter.does(all -> all.cancel(id, new ChangeRequests.Cancel(PERIOD_END)));
        var shown = counter.looks().find(id);
        assertEquals("Klub", shown.plan().texts().get("de").name());
        assertEquals(new BigDecimal("9.90"), shown.price().amount());
        assertEquals("visa", shown.card().brand());
        assertEquals(List.of(shown), counter.looks().list(new Reference(buyer.account(), null), "vip",
                MembershipState.ACTIVE, null, 10));
        assertEquals(List.of(), counter.looks().list(null, null, MembershipState.PAUSED, null, 10));
        var history = counter.looks().history(id);
        assertEquals(2, history.size());
        assertEquals(shown.cancelsAt(), history.get(0).actsUntil());
        assertEquals(new BigDecimal("9.90"), counter.looks().invoices(id).get(0).paid());
    }

    @Test
    void aTenantSeesNothingOfAnothers() {
        var membership = active();
        var stranger = new Counter(club, Database.newTenant());
        var looks = stranger.looks();
        assertEquals(List.of(), looks.list(null, null, null, null, 10));
        for (var look : List.<Runnable>of(() -> looks.find(membership.id()), () -> looks.history(membership.id()),
                () -> looks.invoices(membership.id()),
                () -> looks.list(new Reference(buyer.account(), null), null, null, null, 10),
                () -> stranger.previews(membership, to("vip", "yearly")),
                () -> stranger.desk().portal(membership.id(), "https://shop.example"),
                () -> stranger.asks(all -> all.cancel(membership.id(), new ChangeRequests.Cancel(NOW))))) {
            assertEquals("not-found", assertThrows(DomainException.class, look::run).code());
        }
        assertEquals(MembershipState.ACTIVE, club.membership(membership.id()).state());
    }
}
