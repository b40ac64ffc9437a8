package io.stamgast.membership.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.membership.MembershipState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClubIT {

    private final Club club = new Club();

    @AfterEach
    void close() {
        club.close();
    }

    @Test
    void whoHasACardTriesPaysAndIsFollowed() {
        var plan = club.sells(Club.plan("vip"));
        var buyer = Buyer.of(club, "A1", "pm_card_visa");
        var tried = buyer.subscribes(plan, "monthly", 14);
        assertEquals(MembershipState.TRIALING, tried.state());
        assertEquals(Optional.of(tried), club.live(buyer.account(), plan));

        club.pass(Duration.ofDays(14).plusHours(2));
        assertEquals(MembershipState.ACTIVE, club.membership(tried.id()).state());
        assertEquals(990, club.stripe.charges().get(0).amount());
    }
}
