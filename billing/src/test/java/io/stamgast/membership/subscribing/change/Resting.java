package io.stamgast.membership.subscribing.change;

import io.stamgast.membership.Membership;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A member who pauses and goes on; since 15 January 2026, 10:00 UTC he pays 9.90 EUR a month, by card. */
final class Resting implements AutoCloseable {

    final Club club = new Club();
    final Counter counter = new Counter(club);
    final Buyer buyer;
    final Membership membership;
    private final PauseRound round = new PauseRound(club.work, club.calls);

    Resting() {
        UUID plan = club.sells(Club.plan("vip"));
        buyer = Buyer.of(club, "A1", "pm_card_visa");
        membership = buyer.subscribes(plan, "monthly", 0);
    }

    /** Then pauses end whose time is over. */
    void pass(Duration time) {
        club.pass(time);
        round.run(club.tenant(), club.clock.instant());
        club.send();
        club.hear();
    }

    /** @param until when it ends by itself; null for not by itself */
    void pauses(Instant until) {
        counter.does(all -> all.pause(membership.id(), new ChangeRequests.Pause(until)));
    }

    void goesOn() {
        counter.does(all -> all.resume(membership.id()));
        club.hear();
    }

    Membership now() {
        return club.membership(membership.id());
    }

    /** How often money was taken. */
    int charges() {
        return club.stripe.charges().size();
    }

    @Override
    public void close() {
        club.close();
    }
}
