package io.stamgast.membership.parted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.entitlement.Entitlements;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.event.Followed;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Monthly memberships whose tenant takes its account from the platform. */
class PartedIT {

    private final Club club = new Club();
    private final UUID plan = club.sells(Club.plan("vip"));
    private final Buyer buyer = Buyer.of(club, "A1", "pm_card_visa");
    private final Membership paid = buyer.subscribes(plan, "monthly", 0);
    private final PartedRound round = new PartedRound(club.work);

    @AfterEach
    void close() {
        club.close();
    }

    private void isTakenAway() {
        Database.execute(club.tenant(), """
                update app.stripe_account set charges_enabled = false, disconnected_at = ? where tenant_id = ?""",
                club.clock.instant().atOffset(ZoneOffset.UTC), club.tenant());
    }

    private void isGivenBack() {
        Database.execute(club.tenant(), """
                update app.stripe_account set charges_enabled = true, disconnected_at = null where tenant_id = ?""",
                club.tenant());
    }

    /** Of Stripe nothing is heard. */
    private void passes(Duration time) {
        club.clock.moveTo(club.clock.instant().plus(time));
        round.run(club.tenant(), club.clock.instant());
    }

    private boolean actsAt(Instant at) {
        return !club.call(connection ->
                new Entitlements(club.plans).of(connection, club.tenant(), buyer.account(), at)).isEmpty();
    }

    @Test
    void benefitsActForTheTimeThatIsPaid() {
        isTakenAway();
        passes(Duration.ofMinutes(1));

        assertTrue(actsAt(paid.periodEndsAt().minusSeconds(1)));
        assertFalse(actsAt(paid.periodEndsAt()));
        assertEquals(paid.periodEndsAt(), club.membership(paid.id()).cancelsAt());
        assertEquals(1, Database.number(club.tenant(), """
                select count(*) from app.outbox where tenant_id = ? and type = 'membership.end-planned'""",
                club.tenant()));
    }

    @Test
    void thenTheMembershipEnds() {
        isTakenAway();
        passes(Duration.ofMinutes(1));
        passes(Duration.ofDays(31));
        passes(Duration.ofDays(1));

        var ended = club.membership(paid.id());
        assertEquals(MembershipState.CANCELLED, ended.state());
        assertEquals(EndReason.TERM_OVER, ended.endReason());
        assertEquals(paid.periodEndsAt(), ended.endedAt());
        assertTrue(club.live(buyer.account(), plan).isEmpty(), "the plan can be taken anew");
    }

    @Test
    void anEarlierEndStays() {
        var sooner = paid.periodEndsAt().minus(Duration.ofDays(3));
        Database.execute(club.tenant(), "update app.membership set cancels_at = ? where tenant_id = ?",
                sooner.atOffset(ZoneOffset.UTC), club.tenant());
        isTakenAway();

        passes(Duration.ofMinutes(1));

        assertEquals(sooner, club.membership(paid.id()).cancelsAt());
    }

    @Test
    void whatComesWithinReachAgainIsWhatStripeSays() {
        isTakenAway();
        passes(Duration.ofMinutes(1));
        isGivenBack();

        club.follower.refresh(club.tenant(), club.stripeAccount(),
                new Followed("subscription", paid.stripeSubscription()));

        assertNull(club.membership(paid.id()).cancelsAt());
        assertTrue(actsAt(paid.periodEndsAt()));
        passes(Duration.ofMinutes(1));
        assertNull(club.membership(paid.id()).cancelsAt());
    }

    @Test
    void membershipsOfTheAccountBeforePartTooAndLaterOnesDont() {
        Database.execute(club.tenant(), "update app.stripe_account set replaced_at = ? where tenant_id = ?",
                club.clock.instant().plusSeconds(1).atOffset(ZoneOffset.UTC), club.tenant());
        club.pass(Duration.ofDays(1));
        var later = Buyer.of(club, "A2", "pm_card_visa").subscribes(plan, "monthly", 0);

        passes(Duration.ofMinutes(1));

        assertEquals(paid.periodEndsAt(), club.membership(paid.id()).cancelsAt());
        assertNull(club.membership(later.id()).cancelsAt());
    }

    @Test
    void anotherTenantsMembershipsStay() {
        isTakenAway();
        club.clock.moveTo(club.clock.instant().plus(Duration.ofDays(40)));

        round.run(Database.newTenant(), club.clock.instant());

        assertEquals(MembershipState.ACTIVE, club.membership(paid.id()).state());
    }
}
