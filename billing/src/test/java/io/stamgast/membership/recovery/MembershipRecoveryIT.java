package io.stamgast.membership.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.InvoicePayParams;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.recovery.DunningCase.State;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.event.Followed;
import io.stamgast.stripe.simulator.Charged;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MembershipRecoveryIT {

    private static final CardOutcome NO_FUNDS = CardOutcome.INSUFFICIENT_FUNDS;
    private static final CardOutcome STOLEN = CardOutcome.STOLEN;

    private static final String BACKUP = "\"tryBackupBeforeLastStep\":true";
    private static final String NO_BACKUP = "\"tryBackupBeforeLastStep\":false";

    private final Trouble trouble = new Trouble();

    @AfterEach
    void close() {
        trouble.close();
    }

    private List<Charged> charges() {
        return trouble.club.stripe.charges();
    }

    /** Its invoice is not told of: only that the membership is paid for again. */
    @Test
    void benefitsAndTheNoticeOfThemAreLetGoTogether() throws StripeException {
        trouble.with(NO_FUNDS).run();
        trouble.day(14);
        assertTrue(trouble.now().restricted());
        trouble.club.stripe.disturb(Disturbance.webhooks().lost(1));
        trouble.says(CardOutcome.APPROVED);
        trouble.club.stripe.client().v1().invoices().pay(trouble.dunned().facts().invoice(),
                InvoicePayParams.builder().build(), trouble.club.there());

        trouble.club.follower.refresh(trouble.club.tenant(), trouble.club.stripeAccount(),
                new Followed("subscription", trouble.now().stripeSubscription()));

        assertFalse(trouble.now().restricted());
        assertFalse(trouble.notices().get(0).restricts());
    }

    @Test
    void whoseChargeFailsIsWrittenToAndShownANotice() {
        trouble.with(NO_FUNDS).run();

        assertEquals(MembershipState.PAST_DUE, trouble.now().state());
        assertEquals(List.of("EMAIL DONE", "PAGE_NOTICE DONE"), trouble.done());
        assertEquals(List.of("payment-failed to bills@example.org in nl", "payment-failed to jan@example.org in nl"),
                trouble.post.told());
        var mail = trouble.post.last();
        assertEquals("Uw betaling voor Club is niet gelukt", mail.subject());
        assertTrue(mail.letter().contains("9,90") && mail.letter().contains("\"link\": \"http"), mail.letter());
        var notice = trouble.notices().get(0);
        assertEquals(990, notice.amountMinor());
        assertEquals(trouble.membership.id(), notice.membershipId());
        assertNotNull(notice.payAt());
        assertFalse(notice.restricts());
    }

    @Test
    void aChargeThatIsTriedAgainIsDeclinedOrPays() throws StripeException {
        trouble.with(NO_FUNDS).run();
        trouble.day(3);
        assertTrue(trouble.done().contains("RETRY_CHARGE DECLINED insufficient_funds"), trouble.done().toString());
        assertEquals(Decline.SOFT_DECLINE, trouble.dunned().charge().decline());

        trouble.says(CardOutcome.APPROVED);
        trouble.day(7);
        assertEquals(State.RECOVERED, trouble.dunned().state());
        assertEquals(990, trouble.dunned().recoveredMinor());
        assertEquals(MembershipState.ACTIVE, trouble.now().state());
        assertEquals("paid", trouble.invoice().getStatus());
        assertEquals(List.of(), trouble.notices());
    }

    @Test
    void anotherCardIsChargedAtOnce() {
        trouble.with(STOLEN).run();
        assertEquals(Decline.HARD_DECLINE, trouble.dunned().charge().decline());
        trouble.buyer.takes("pm_card_mastercard");
        trouble.run();
        assertEquals(State.RECOVERED, trouble.dunned().state());
        assertEquals(MembershipState.ACTIVE, trouble.now().state());
    }

    @Test
    void theBackupIsChargedBeforeTheMembershipEnds() throws StripeException {
        trouble.with(STOLEN).run();
        trouble.keeps("pm_card_mastercard");
        trouble.day(14);
        trouble.day(21);
        assertEquals(State.RECOVERED, trouble.dunned().state());
        assertTrue(charges().get(charges().size() - 1).succeeded());
        assertEquals(MembershipState.ACTIVE, trouble.now().state());
    }

    @Test
    void benefitsAreHeldBackAndComeBackOnceItIsPaid() throws StripeException {
        trouble.with(NO_FUNDS).run();
        trouble.day(14);
        assertTrue(trouble.now().restricted());
        assertFalse(trouble.now().acts());
        assertTrue(trouble.notices().get(0).restricts());
        assertEquals("payment-last-notice", trouble.post.last().template());

        pay();
        assertEquals(State.RECOVERED, trouble.dunned().state());
        assertFalse(trouble.now().restricted());
        assertTrue(trouble.now().acts());
        assertEquals(List.of(), trouble.notices());
    }

    @Test
    void whoNeverPaysIsCancelledAndOwesNothing() throws StripeException {
        trouble.publish(BACKUP, NO_BACKUP);
        trouble.with(NO_FUNDS).run();
        for (var day : List.of(3, 7, 14, 21)) {
            trouble.day(day);
        }
        assertEquals(State.LOST, trouble.dunned().state());
        assertEquals(MembershipState.CANCELLED, trouble.now().state());
        assertEquals(EndReason.PAYMENT_FAILED, trouble.now().endReason());
        assertEquals("canceled", trouble.subscription().getStatus());
        assertEquals("PAYMENT_FAILED", trouble.subscription().getCancellationDetails().getComment());
        assertEquals("void", trouble.invoice().getStatus());
        assertEquals(State.LOST, trouble.dunned().state(), "also after the news that nothing is owed any more");
        assertEquals(List.of(), trouble.notices());
        assertTrue(trouble.post.told().contains("membership-ended to jan@example.org in nl"));
        assertTrue(trouble.post.told().contains("manager-payment-failed to mia@example.org in en"));
        assertEquals("A1 has not paid €9.90 for Club", trouble.post.all().stream()
                .filter(mail -> mail.template().startsWith("manager")).findFirst().orElseThrow().subject());
    }

    @Test
    void whatWasPaidMeanwhileIsNeitherEndedNorPaused() throws StripeException {
        trouble.publish(BACKUP, NO_BACKUP);
        trouble.with(STOLEN).run();
        trouble.day(14);
        trouble.club.stripe.disturb(Disturbance.webhooks().lost(1));
        pay();
        trouble.day(21);
        assertEquals(State.RECOVERED, trouble.dunned().state());
        assertEquals("active", trouble.subscription().getStatus());
        assertEquals(MembershipState.ACTIVE, trouble.now().state());
        assertFalse(trouble.post.told().stream().anyMatch(told -> told.startsWith("membership-ended")),
                "nobody is told what is not true");
    }

    @Test
    void whoMustAuthenticateGetsTheLink() {
        trouble.with(CardOutcome.AUTHENTICATION_REQUIRED).run();
        assertEquals(Decline.AUTHENTICATION, trouble.dunned().charge().decline());
        assertEquals("payment-to-confirm", trouble.post.last().template());
        assertTrue(trouble.post.last().letter().contains("\"link\": \"http"), trouble.post.last().letter());
    }

    @Test
    void aMembershipIsPausedAndGoesOnOnceItIsPaid() throws StripeException {
        trouble.publish(BACKUP, NO_BACKUP, "\"kind\":\"CANCEL\"", "\"kind\":\"PAUSE\"");
        trouble.with(STOLEN).run();
        trouble.day(14);
        trouble.day(21);
        assertEquals(State.LOST, trouble.dunned().state());
        assertEquals(MembershipState.PAUSED, trouble.now().state());
        assertEquals("void", trouble.subscription().getPauseCollection().getBehavior());
        assertEquals("open", trouble.invoice().getStatus(), "it can still be paid");

        pay();
        assertEquals(State.RECOVERED, trouble.dunned().state());
        trouble.run();
        assertNull(trouble.subscription().getPauseCollection());
        assertEquals(MembershipState.ACTIVE, trouble.now().state());
    }

    @Test
    void whatWasVoidInAPauseIsPaidAnewWhenItGoesOn() throws StripeException {
        trouble.publish(BACKUP, NO_BACKUP, "\"kind\":\"CANCEL\"", "\"kind\":\"PAUSE\"");
        trouble.with(STOLEN).run();
        trouble.day(14);
        trouble.day(21);
        trouble.club.pass(Duration.ofDays(20));
        assertEquals(MembershipState.PAUSED, trouble.now().state());

        trouble.says(CardOutcome.APPROVED);
        pay();
        trouble.run();
        assertEquals(MembershipState.ACTIVE, trouble.now().state());
        assertEquals(trouble.club.clock.instant().getEpochSecond(), trouble.now().periodBeginsAt().getEpochSecond());
        assertEquals(2, trouble.club.stripe.charges().stream().filter(charge -> charge.succeeded()).count(),
                "the first month and the one that begins now; the one between was paid out of band");
    }

    /** Somebody pays at Stripe, without us. */
    private void pay() throws StripeException {
        trouble.club.stripe.client().v1().invoices().pay(trouble.dunned().facts().invoice(),
                InvoicePayParams.builder().setPaidOutOfBand(true).build(), trouble.club.there());
        trouble.club.hear();
    }

    @Test
    void aMembershipBecomesALowerOneFromTheNextBillOn() throws StripeException {
        trouble.club.sells(Club.plan("basic").with("/name", "\"Basic\"").with("/prices/0/amount", "\"1.00\""));
        trouble.publish(BACKUP, NO_BACKUP, "\"kind\":\"CANCEL\"", "\"kind\":\"DOWNGRADE\",\"plan\":\"basic\"");
        trouble.with(STOLEN).run();
        trouble.day(14);
        trouble.day(21);
        assertEquals(State.LOST, trouble.dunned().state());
        assertEquals("void", trouble.invoice().getStatus());
        var basic = trouble.club.call(connection ->
                trouble.club.plans.byCode(connection, trouble.club.tenant(), "basic")).orElseThrow();
        assertEquals(basic.id(), trouble.now().plan().planId());
        assertEquals(MembershipState.ACTIVE, trouble.now().state());
        assertFalse(trouble.now().restricted());
    }

    @Test
    void aPlanThatCannotBeTakenIsNoted() {
        trouble.publish(BACKUP, NO_BACKUP, "\"kind\":\"CANCEL\"", "\"kind\":\"DOWNGRADE\",\"plan\":\"none\"");
        trouble.with(STOLEN).run();
        trouble.day(14);
        trouble.day(21);
        assertTrue(trouble.done().contains("DOWNGRADE FAILED UNKNOWN_PLAN"), trouble.done().toString());
        assertEquals(trouble.plan, trouble.now().plan().planId());
    }

    @Test
    void whoWasLostIsOfferedToComeBackOnceUnlessHeHas() {
        trouble.publish(BACKUP, NO_BACKUP, "\"winBack\":null",
                "\"winBack\":{\"afterDays\":10,\"template\":\"win-back\",\"offer\":\"20 % off\"}");
        trouble.with(STOLEN).run();
        trouble.day(14);
        trouble.day(21);
        trouble.day(32);
        assertEquals("win-back to jan@example.org in nl", trouble.post.last().told());
        assertTrue(trouble.post.last().letter().contains("20 % off"));
        assertTrue(trouble.post.last().letter().contains("/rewards/membership"), trouble.post.last().letter());
        trouble.day(33);
        assertEquals(1, trouble.post.told().stream().filter("win-back to jan@example.org in nl"::equals).count());
    }

    @Test
    void whoHasComeBackIsOfferedNothing() {
        trouble.publish(BACKUP, NO_BACKUP, "\"winBack\":null",
                "\"winBack\":{\"afterDays\":10,\"template\":\"win-back\",\"offer\":\"20 % off\"}");
        trouble.with(STOLEN).run();
        trouble.day(14);
        trouble.day(21);
        trouble.buyer.takes("pm_card_visa");
        trouble.buyer.subscribes(trouble.plan, "yearly", 0);
        trouble.day(32);
        assertTrue(trouble.done().contains("EMAIL FAILED CAME_BACK"), trouble.done().toString());
    }

    /** The day comes, and what goes wrong then is done again. */
    private void dayWithTrouble(int day, String method, String path, Failure failure) {
        trouble.club.stripe.disturb(Disturbance.next(1, failure).on(method, path).silentFor(Duration.ofMillis(50)));
        trouble.day(day);
        for (var again = 0; again < 2; again++) {
            trouble.club.pass(Duration.ofMinutes(5));
            trouble.run();
        }
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void whateverGoesWrongACardIsChargedOnce(Failure failure) {
        trouble.with(NO_FUNDS).run();
        var before = charges().size();
        trouble.says(CardOutcome.APPROVED);
        dayWithTrouble(3, "POST", "/v1/invoices/", failure);
        assertEquals(before + 1, charges().size());
        assertEquals(State.RECOVERED, trouble.dunned().state());
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void whateverGoesWrongAMembershipThatIsLostEndsAndItsInvoiceIsTakenBack(Failure failure) throws StripeException {
        trouble.with(STOLEN).run();
        trouble.day(14);
        trouble.club.stripe.disturb(Disturbance.next(1, failure).on("POST", "/v1/invoices/")
                .silentFor(Duration.ofMillis(50)));
        dayWithTrouble(21, "DELETE", "/v1/subscriptions/", failure);
        assertEquals(MembershipState.CANCELLED, trouble.now().state());
        assertEquals("void", trouble.invoice().getStatus());
        assertEquals(State.LOST, trouble.dunned().state());
    }

    @Test
    void aTemplateWithoutWordsIsNoted() {
        trouble.publish("\"template\":\"payment-failed\"", "\"template\":\"of-our-own\"");
        trouble.with(NO_FUNDS).run();
        assertEquals(List.of("EMAIL FAILED UNKNOWN_TEMPLATE", "PAGE_NOTICE DONE"), trouble.done());
    }

    @Test
    void anotherTenantSeesNoNotice() {
        trouble.with(NO_FUNDS).run();
        var stranger = Database.newTenant();
        assertEquals(List.of(), Database.work().call(stranger,
                connection -> new Notices(connection, stranger).shown(trouble.buyer.account())));
        assertEquals(List.of(), Database.work().call(stranger,
                connection -> new Notices(connection, trouble.club.tenant()).shown(trouble.buyer.account())));
    }
}
