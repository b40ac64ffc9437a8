package io.stamgast.membership.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.InvoicePayParams;
import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.action.DunningActions;
import io.stamgast.dunning.action.Errand;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.policy.Published;
import io.stamgast.dunning.recovery.DunningCase.State;
import io.stamgast.dunning.recovery.Round;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.taking.Till;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.event.Followed;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.testing.Database;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Errands that come late, or again, or last. */
class ErrandsIT {

    private final Trouble trouble = new Trouble();

    @AfterEach
    void close() {
        trouble.close();
    }

    private Errand errand() {
        return new Errand(trouble.club.tenant(), "late", trouble.dunned().facts(), Decline.SOFT_DECLINE);
    }

    @Test
    void whatWasBegunBeforeItWasPaidShowsAndHoldsBackNothingAfterwards() throws StripeException {
        trouble.with(CardOutcome.INSUFFICIENT_FUNDS);
        var begun = errand();
        pay();
        assertEquals(State.RECOVERED, trouble.dunned().state());

        assertEquals(ActionResult.impossible("CASE_ENDED"), trouble.recovery.showNotice(begun));
        assertEquals(ActionResult.impossible("CASE_ENDED"), trouble.recovery.restrictBenefits(begun));

        assertEquals(0, trouble.notices().size());
        assertFalse(trouble.now().restricted());
        assertTrue(trouble.now().acts());
    }

    @Test
    void nobodyIsToldThatHeOwesWhatHeHasPaid() throws StripeException {
        trouble.with(CardOutcome.INSUFFICIENT_FUNDS);
        var begun = errand();
        pay();
        assertEquals(ActionResult.impossible("CASE_ENDED"), trouble.recovery.email(begun, "payment-failed", false));
        assertEquals(ActionResult.impossible("CASE_ENDED"), trouble.recovery.notifyManager(begun));
        assertEquals(0, trouble.post.told().size());
    }

    private void pay() throws StripeException {
        trouble.club.stripe.client().v1().invoices().pay(trouble.dunned().facts().invoice(),
                InvoicePayParams.builder().setPaidOutOfBand(true).build(), trouble.club.there());
        trouble.club.hear();
    }

    @Test
    void aChangeOfPlanOfWhichNobodyWroteDownThatItIsDoneIsDoneAllTheSame() {
        trouble.club.sells(Club.plan("basic").with("/name", "\"Basic\"").with("/prices/0/amount", "\"1.00\""));
        trouble.with(CardOutcome.INSUFFICIENT_FUNDS);
        assertEquals(ActionResult.done(), trouble.recovery.downgrade(errand(), "basic"));
        assertEquals(ActionResult.done(), trouble.recovery.downgrade(errand(), "basic"));
    }

    @Test
    void aPlanThatTheAccountIsAboutToTakeIsNoLowerOne() {
        trouble.club.sells(Club.plan("basic").with("/name", "\"Basic\"").with("/prices/0/amount", "\"1.00\""));
        trouble.with(CardOutcome.INSUFFICIENT_FUNDS);
        new Till(trouble.club).asks(trouble.buyer.account(), Till.wish("basic", "lasting"));
        assertEquals(ActionResult.impossible("CHECKOUT_UNDER_WAY"), trouble.recovery.downgrade(errand(), "basic"));
    }

    @Test
    void benefitsStayHeldBackWhereThePolicyEndsWithThatAndComeBackWithThePayment() throws StripeException {
        trouble.publish("\"graceDays\":14", "\"graceDays\":60", "\"kind\":\"CANCEL\"",
                "\"kind\":\"RESTRICT_BENEFITS\"");
        trouble.with(CardOutcome.STOLEN);
        trouble.run();
        trouble.day(14);
        trouble.day(21);
        assertEquals(State.LOST, trouble.dunned().state());
        assertEquals(MembershipState.PAST_DUE, trouble.now().state());
        assertFalse(trouble.now().acts());
        assertEquals(0, trouble.notices().size());

        pay();
        assertEquals(State.RECOVERED, trouble.dunned().state());
        assertTrue(trouble.now().acts());
    }

    private void pausing() {
        trouble.publish("\"tryBackupBeforeLastStep\":true", "\"tryBackupBeforeLastStep\":false",
                "\"kind\":\"CANCEL\"", "\"kind\":\"PAUSE\"");
        trouble.with(CardOutcome.STOLEN);
        trouble.run();
        trouble.day(14);
    }

    @Test
    void whoPaysBeforeThePauseIsHeardOfGoesOn() throws StripeException {
        pausing();
        trouble.day(21);
        assertEquals("void", trouble.subscription().getPauseCollection().getBehavior());
        Database.execute(trouble.club.tenant(), "update app.membership set state = 'PAST_DUE',"
                + " past_due_since = now(), grace_until = now() where tenant_id = ?", trouble.club.tenant());
        pay();
        trouble.run();
        assertEquals(State.RECOVERED, trouble.dunned().state());
        assertNull(trouble.subscription().getPauseCollection());
    }

    /** The payment is heard of between the last look at the invoice and the pause. */
    @Test
    void whoIsPausedJustAfterHeWasResumedGoesOn() throws StripeException {
        pausing();
        Database.execute(trouble.club.tenant(), "update app.dunning_case set state = 'RECOVERED', ended_at = now(),"
                + " recovered_minor = 990, invoice_state = 'PAID', look_at = null where tenant_id = ?",
                trouble.club.tenant());
        assertEquals(ActionResult.done(), trouble.recovery.pause(errand()));
        assertEquals("void", trouble.subscription().getPauseCollection().getBehavior());
        trouble.club.send();
        assertNull(trouble.subscription().getPauseCollection());
    }

    @Test
    void whoPaysBeforeThePauseIsWrittenDownGoesOn() throws StripeException {
        pausing();
        var killed = (DunningActions) Proxy.newProxyInstance(DunningActions.class.getClassLoader(),
                new Class<?>[] {DunningActions.class}, (proxy, method, arguments) -> {
                    var result = method.invoke(trouble.recovery, arguments);
                    if (method.getName().equals("pause")) {
                        throw new IllegalStateException("killed");
                    }
                    return result;
                });
        trouble.club.pass(Duration.ofDays(7));
        assertThrows(IllegalStateException.class,
                () -> Round.of(trouble.club.work, trouble.club.tenant(), killed, trouble.club.clock));
        assertEquals("void", trouble.subscription().getPauseCollection().getBehavior());

        pay();
        trouble.run();
        assertEquals(State.RECOVERED, trouble.dunned().state());
        assertNull(trouble.subscription().getPauseCollection());
    }

    @Test
    void theGraceOfWhatWasLostAndGoesOnIsThatOfItsOwnPolicy() {
        trouble.publish("\"kind\":\"CANCEL\"", "\"kind\":\"DOWNGRADE\",\"plan\":\"none\"");
        trouble.with(CardOutcome.STOLEN);
        trouble.run();
        var grace = trouble.now().graceUntil();
        trouble.day(14);
        trouble.day(21);
        assertEquals(State.LOST, trouble.dunned().state());

        Published.platforms(trouble.club.tenant(), trouble.club.clock.instant(), "\"graceDays\":14",
                "\"graceDays\":90");
        trouble.club.follower.refresh(trouble.club.tenant(), trouble.club.stripeAccount(),
                new Followed("subscription", trouble.membership.stripeSubscription()));
        assertEquals(MembershipState.PAST_DUE, trouble.now().state());
        assertEquals(grace, trouble.now().graceUntil());
    }
}
