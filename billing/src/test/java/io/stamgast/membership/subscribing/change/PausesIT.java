package io.stamgast.membership.subscribing.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PauseCollection;
import com.stripe.param.common.EmptyParam;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.card.CardOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In a pause nothing is paid and nothing acts; after it, nothing acts that nobody has paid. */
class PausesIT {

    private final Resting member = new Resting();

    @AfterEach
    void close() {
        member.close();
    }

    @Test
    void whoPausesOverARenewalPaysWhenItGoesOn() {
        member.pass(Duration.ofDays(31).minusMinutes(1));
        member.pauses(null);
        assertFalse(member.now().acts());
        member.pass(Duration.ofMinutes(2));
        assertEquals(1, member.charges(), "the renewal was void");
        member.goesOn();
        assertEquals(MembershipState.ACTIVE, member.now().state());
        assertEquals(2, member.charges());
        assertEquals(member.club.clock.instant().getEpochSecond(), member.now().periodBeginsAt().getEpochSecond());

        member.pass(Duration.ofDays(28).minusMinutes(1));
        assertEquals(2, member.charges());
        member.pass(Duration.ofHours(2));
        assertEquals(3, member.charges(), "and every month from then on");
    }

    @Test
    void whoComesBackWithinWhatIsPaidPaysNothing() {
        member.pauses(null);
        member.pass(Duration.ofDays(20));
        member.goesOn();
        assertEquals(MembershipState.ACTIVE, member.now().state());
        assertEquals(member.membership.periodEndsAt(), member.now().periodEndsAt());
        assertEquals(1, member.charges());
        member.pass(Duration.ofDays(11).plusHours(2));
        assertEquals(2, member.charges());
    }

    @Test
    void aPauseThatEndsByItselfIsPaidFromThenOn() {
        var until = Club.START.plus(Duration.ofDays(50));
        member.pauses(until);
        assertEquals(until, member.now().resumesAt());
        member.pass(Duration.ofDays(50).minusSeconds(1));
        assertEquals(MembershipState.PAUSED, member.now().state());
        assertEquals(1, member.charges());
        member.pass(Duration.ofSeconds(1));
        assertEquals(MembershipState.ACTIVE, member.now().state());
        assertNull(member.now().resumesAt());
        assertEquals(2, member.charges());
    }

    @Test
    void aPauseThatEndsByItselfWithinWhatIsPaidCostsNothing() {
        member.pauses(Club.START.plus(Duration.ofDays(10)));
        member.pass(Duration.ofDays(10));
        assertEquals(MembershipState.ACTIVE, member.now().state());
        assertEquals(1, member.charges());
    }

    @Test
    void whatIsAboutToEndStaysPaused() {
        member.pauses(Club.START.plus(Duration.ofDays(10)));
        member.counter.does(all -> all.cancel(member.membership.id(),
                new ChangeRequests.Cancel(ChangeRequests.At.PERIOD_END)));
        member.pass(Duration.ofDays(12));
        assertEquals(MembershipState.PAUSED, member.now().state());
        member.pass(Duration.ofDays(20));
        assertEquals(MembershipState.CANCELLED, member.now().state());
        assertEquals(1, member.charges());
    }

    private void updates(SubscriptionUpdateParams params) throws StripeException {
        member.club.stripe.client().v1().subscriptions().update(member.membership.stripeSubscription(), params,
                member.club.there());
        member.club.hear();
    }

    @Test
    void whatStripeLetsGoOnByItselfIsPaidBeforeItActs() throws StripeException {
        updates(SubscriptionUpdateParams.builder().setPauseCollection(PauseCollection.builder()
                .setBehavior(PauseCollection.Behavior.VOID)
                .setResumesAt(Club.START.plus(Duration.ofDays(40)).getEpochSecond()).build()).build());
        member.club.pass(Duration.ofDays(41));
        assertFalse(member.now().acts());
        assertEquals(1, member.charges());
        member.pass(Duration.ofMinutes(1));
        assertTrue(member.now().acts());
        assertEquals(2, member.charges());
    }

    @Test
    void whatTheTenantLetsGoOnAtStripeIsPaidBeforeItActs() throws StripeException {
        member.pauses(null);
        member.pass(Duration.ofDays(33));
        updates(SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY).build());
        assertFalse(member.now().acts());
        member.pass(Duration.ofMinutes(1));
        assertEquals(MembershipState.ACTIVE, member.now().state());
        assertEquals(2, member.charges());
    }

    @Test
    void whoseCardIsDeclinedWhenItGoesOnOwesIt() {
        member.pauses(null);
        member.pass(Duration.ofDays(33));
        member.club.stripe.decide(member.club.stripeAccount(), member.buyer.customer(), CardOutcome.INSUFFICIENT_FUNDS);
        member.goesOn();
        assertEquals(MembershipState.PAST_DUE, member.now().state());
        assertTrue(member.now().graceUntil().isAfter(member.club.clock.instant()));
    }
}
