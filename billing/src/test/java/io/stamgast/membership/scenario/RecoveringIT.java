package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.recovery.DunningCase.State;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.stripe.simulator.portal.PortalCard;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Of members whose renewal fails on 15 February 2026. */
class RecoveringIT {

    private final Story story = new Story(Story.WITHOUT_TRIAL);

    @BeforeEach
    void takesIt() {
        story.asks().pays("VISA");
        assertEquals(List.of("membership.activated"), story.events());
    }

    @AfterEach
    void close() {
        story.close();
    }

    private void fails(CardOutcome why) {
        story.bankSays(why).until("2026-02-15");
        assertEquals(List.of("dunning-case.opened", "membership.defaulted", "membership.renewed"), story.events());
        assertTrue(story.membership().acts(), "within grace");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-17, 2026-02-18, 1", "2026-02-21, 2026-02-22, 2", "2026-02-28, 2026-03-01, 3"})
    void thePolicysStepsChargeAgain(String dayBefore, String day, int tries) {
        fails(CardOutcome.INSUFFICIENT_FUNDS);
        story.until(dayBefore).bankSays(CardOutcome.APPROVED);
        assertEquals(List.of(), story.events());
        assertEquals(tries, story.club.stripe.charges().stream().filter(one -> !one.succeeded()).count());

        story.until(day);
        assertEquals(List.of("dunning-case.recovered", "membership.activated"), story.events());
        assertEquals(State.RECOVERED, story.dunned().state());
        assertEquals(990, story.dunned().recoveredMinor());
        assertEquals(List.of(990L, 990L), story.charged());
        assertTrue(story.membership().acts());
        story.until("2026-03-15");
        assertEquals(List.of(990L, 990L, 990L), story.charged(), "the next renewal comes when it would have");
    }

    @Test
    void whoIsLostIsOfferedToComeBack() {
        story.dunsBy("\"winBack\":null", "\"winBack\":{\"afterDays\":10,\"template\":\"win-back\",\"offer\":\"10 %\"}");
        fails(CardOutcome.INSUFFICIENT_FUNDS);
        story.until("2026-03-01");
        assertFalse(story.membership().acts(), "held back");
        story.until("2026-03-07");
        assertEquals(List.of(), story.events());

        story.until("2026-03-08");
        assertEquals(List.of("dunning-case.lost", "membership.ended"), story.events());
        assertEquals(State.LOST, story.dunned().state());
        assertEquals(EndReason.PAYMENT_FAILED, story.membership().endReason());
        assertEquals(MembershipInvoice.State.VOID, story.invoices().get(0).state());
        assertEquals("membership-ended to jan@example.org in en", story.post.last().told());
        assertEquals(1, story.told("invoice.failed"), "Stripe counts its own attempts alone");
        assertEquals(1, story.told("invoice.voided"));
        assertTrue(story.told("dunning-case.step-taken") > 4, "each by itself");

        story.until("2026-03-18");
        assertEquals("win-back to jan@example.org in en", story.post.last().told());
        assertEquals(List.of(), story.events());
        assertEquals(List.of(990L), story.charged());
    }

    @Test
    void aStolenCardIsNeverChargedAgain() {
        fails(CardOutcome.STOLEN);
        story.until("2026-03-07");
        assertEquals(List.of(), story.events());
        story.until("2026-03-08");
        assertEquals(List.of("dunning-case.lost", "membership.ended"), story.events());
        assertEquals(State.LOST, story.dunned().state());
        assertEquals(EndReason.PAYMENT_FAILED, story.membership().endReason());
        assertEquals(2, story.club.stripe.charges().size(), "the first, and the one that was refused");
    }

    @ParameterizedTest
    @EnumSource
    void anotherCardWithinGraceIsChargedBeforeTheNextStep(PortalCard portal) {
        story.club.stripe.portal(story.club.stripeAccount(), portal);
        fails(CardOutcome.INSUFFICIENT_FUNDS);
        story.until("2026-02-16").replacesTheCard("MASTERCARD");
        assertEquals(List.of("dunning-case.recovered", "membership.activated"), story.events());
        assertEquals(List.of(990L, 990L), story.charged());
        assertEquals(3, story.club.stripe.charges().size());
        story.until("2026-03-15");
        assertEquals(List.of(990L, 990L, 990L), story.charged());
        assertEquals(List.of("membership.renewed"), story.events());
    }

    @ParameterizedTest
    @EnumSource
    void anotherCardPaysTheNextRenewal(PortalCard portal) {
        story.club.stripe.portal(story.club.stripeAccount(), portal);
        story.until("2026-02-01").bankSays(CardOutcome.STOLEN).replacesTheCard("MASTERCARD").until("2026-02-15");
        assertEquals(List.of("membership.renewed"), story.events());
        assertEquals(List.of(990L, 990L), story.charged());
        assertEquals(2, story.club.stripe.charges().size(), "the stolen one is not even tried");
    }

    @ParameterizedTest
    @EnumSource
    void anotherCardIsChargedAtOnce(PortalCard portal) {
        story.club.stripe.portal(story.club.stripeAccount(), portal);
        fails(CardOutcome.STOLEN);
        assertEquals(Decline.HARD_DECLINE, story.dunned().charge().decline());
        story.until("2026-02-24");
        assertEquals(2, story.club.stripe.charges().size(), "a stolen card isn't tried again");

        story.replacesTheCard("MASTERCARD");
        assertEquals(List.of("dunning-case.recovered", "membership.activated"), story.events());
        assertEquals(List.of(990L, 990L), story.charged());
        assertEquals(MembershipState.ACTIVE, story.membership().state());
    }

    @Test
    void aCardThatWasReplacedBeforeAnybodyHeardOfTheFailureIsChargedAtOnce() {
        story.missesNews().bankSays(CardOutcome.STOLEN).until("2026-02-15").hasNewsAgain()
                .replacesTheCard("MASTERCARD");
        assertEquals(List.of("membership.defaulted", "membership.renewed"), story.events(),
                "the subscription tells, but not of what");
        story.reconciles();
        assertEquals(List.of("dunning-case.opened"), story.events());
        story.until("2026-02-16");
        assertEquals(List.of("dunning-case.recovered", "membership.activated"), story.events());
        assertEquals(List.of(990L, 990L), story.charged());
    }

    @Test
    void anOutageDelaysThatStripeLeavesTheInvoiceToThePolicy() {
        story.club.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE).on("POST", "/v1/invoices/"));
        fails(CardOutcome.INSUFFICIENT_FUNDS);
        assertNotNull(story.invoices().get(0).nextAttemptAt(), "Stripe's");
        story.club.stripe.calm();
        story.until("2026-02-16");
        assertNull(story.invoices().get(0).nextAttemptAt());
        story.until("2026-03-07");
        assertEquals(4, story.club.stripe.charges().stream().filter(one -> !one.succeeded()).count(),
                "at the renewal and by the three steps");
        assertEquals(List.of(), story.events());
        assertEquals(MembershipState.PAST_DUE, story.membership().state());
    }

    @Test
    void whatStripeHasEndedIsNeverCharged() {
        story.stripeGivesUpAtOnce().bankSays(CardOutcome.INSUFFICIENT_FUNDS).until("2026-02-15");
        assertEquals(MembershipState.CANCELLED, story.membership().state());
        assertEquals(EndReason.PAYMENT_FAILED, story.membership().endReason());
        assertEquals(State.LOST, story.dunned().state(), "at once");
        assertEquals("membership-ended to jan@example.org in en", story.post.last().told());

        story.bankSays(CardOutcome.APPROVED).replacesTheCard("MASTERCARD").until("2026-03-10");
        assertEquals(List.of(990L), story.charged());
        assertEquals(State.LOST, story.dunned().state());
        assertEquals(MembershipInvoice.State.VOID, story.invoices().get(0).state());
        assertEquals(List.of(), story.findings());
    }

    private void leaves(ChangeRequests.At at) {
        story.does(all -> all.cancel(story.membership().id(), new ChangeRequests.Cancel(at)));
    }

    @Test
    void whoLeavesWhileHeOwesOwesNothingAnyMore() {
        fails(CardOutcome.INSUFFICIENT_FUNDS);
        leaves(ChangeRequests.At.NOW);
        assertEquals(EndReason.REQUESTED, story.membership().endReason());
        assertEquals(State.VOIDED, story.dunned().state());
        assertEquals(List.of("dunning-case.voided", "membership.ended"), story.events());
        var letters = story.post.told();
        story.bankSays(CardOutcome.APPROVED).replacesTheCard("MASTERCARD").until("2026-03-10");
        assertEquals(letters, story.post.told(), "nobody writes to him any more");
        assertEquals(List.of(), story.events());
        assertEquals(List.of(990L), story.charged(), "the first month alone");
        assertEquals(MembershipInvoice.State.VOID, story.invoices().get(0).state());
        assertEquals(State.VOIDED, story.dunned().state(), "nothing is recovered, nothing lost");
        assertEquals(List.of(), story.findings());
    }

    @Test
    void whoseEndTakesEffectWhileHeOwesOwesNothingAnyMore() {
        story.dunsBy("\"day\":21", "\"day\":60");
        fails(CardOutcome.INSUFFICIENT_FUNDS);
        leaves(ChangeRequests.At.PERIOD_END);
        story.until("2026-03-14");
        assertEquals(State.OPEN, story.dunned().state());
        story.until("2026-03-16");
        assertEquals(EndReason.REQUESTED, story.membership().endReason());
        assertEquals(State.VOIDED, story.dunned().state());
        assertEquals(MembershipInvoice.State.VOID, story.invoices().get(0).state());
    }

    @Test
    void whatIsPaidAfterTheEndIsReported() {
        fails(CardOutcome.INSUFFICIENT_FUNDS);
        leaves(ChangeRequests.At.NOW);
        story.paysInvoice("MASTERCARD");
        assertEquals(List.of("PAID_AFTER_END 9.90 EUR"), story.findings());
        story.until("2026-03-10").reconciles();
        assertEquals(List.of("PAID_AFTER_END 9.90 EUR"), story.findings(), "once");
        assertEquals(State.VOIDED, story.dunned().state(), "nothing is recovered");
        assertEquals(MembershipState.CANCELLED, story.membership().state());
    }

    @Test
    void whoMustAuthenticateIsSentThere() {
        fails(CardOutcome.AUTHENTICATION_REQUIRED);
        assertEquals(Decline.AUTHENTICATION, story.dunned().charge().decline());
        assertEquals("payment-to-confirm to jan@example.org in en", story.post.last().told());
        story.until("2026-02-17");
        assertEquals(1, story.club.stripe.charges().size(), "nobody charges without him");

        story.authenticates();
        assertEquals(List.of("dunning-case.recovered", "membership.activated"), story.events());
        assertEquals(List.of(990L, 990L), story.charged());
        assertTrue(story.membership().acts());
    }
}
