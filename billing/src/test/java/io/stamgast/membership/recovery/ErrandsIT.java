package io.stamgast.membership.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.InvoicePayParams;
import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.action.Errand;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.policy.Published;
import io.stamgast.dunning.recovery.DunningCase.State;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.taking.Till;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.event.Followed;
import io.stamgast.stripe.simulator.card.CardOutcome;
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
