package io.stamgast.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.kernel.Ids;
import io.stamgast.membership.Membership.PlanTaken;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofDays(3));
    private static final Instant LATER = NOW.plus(Duration.ofDays(14));

    private static Membership of(MembershipState state, Instant cancelsAt, Instant graceUntil) {
        return new Membership(Ids.next(), Ids.next(), null, new PlanTaken(Ids.next(), 1, Ids.next()), state, "sub_1",
                Membership.Collection.CARD, NOW, null, NOW, LATER, cancelsAt, null, null, null, graceUntil, null,
                false, 0, NOW);
    }

    @Test
    void whatIsNotPaidActsUntilItsGraceIsOverOrItEnds() {
        assertEquals(LATER, of(MembershipState.PAST_DUE, null, LATER).actsUntil());
        assertEquals(LATER, of(MembershipState.PAST_DUE, LATER.plusSeconds(1), LATER).actsUntil());
        assertEquals(SOON, of(MembershipState.PAST_DUE, SOON, LATER).actsUntil());
    }

    @Test
    void whatIsPaidActsUntilItEnds() {
        assertEquals(SOON, of(MembershipState.ACTIVE, SOON, null).actsUntil());
        assertEquals(null, of(MembershipState.ACTIVE, null, null).actsUntil());
    }
}
