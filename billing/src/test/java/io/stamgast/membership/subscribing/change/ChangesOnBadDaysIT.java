package io.stamgast.membership.subscribing.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.stripe.exception.StripeException;
import io.stamgast.kernel.DomainException;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.Waiting;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes when Stripe can't be reached: the same state in the end, and each charge once. */
class ChangesOnBadDaysIT {

    private final Club club = new Club();
    private final Counter counter = new Counter(club);
    private final UUID plan = club.sells(Club.plan("vip"));
    private final Buyer buyer = Buyer.of(club, "A1", "pm_card_visa");

    @AfterEach
    void close() {
        club.close();
    }

    /** The call goes wrong once, and is sent again. */
    private void changes(Failure failure, String method, Function<Changes, Response> change) {
        club.stripe.disturb(Disturbance.next(1, failure).on(method, "/v1/subscriptions")
                .silentFor(Duration.ofMillis(50)));
        counter.asks(change);
        for (var wait = 2; wait < 32; wait *= 2) {
            club.pass(Duration.ofSeconds(wait));
            club.send();
        }
        club.hear();
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void anotherPriceIsChargedOnce(Failure failure) throws StripeException {
        var membership = buyer.subscribes(plan, "monthly", 0);
        club.pass(Duration.ofDays(10));
        changes(failure, "POST",
                all -> all.change(membership.id(), new ChangeRequests.Change("vip", "yearly", null)));
        var changed = club.membership(membership.id());
        assertEquals(club.price(plan, "yearly").id(), changed.plan().priceId());
        assertEquals(2, club.stripe.charges().size());
        assertEquals(2, club.stripe.client().v1().invoices().list(club.there()).getData().size());
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void aPauseAndItsEndAreMade(Failure failure) {
        var id = buyer.subscribes(plan, "monthly", 0).id();
        changes(failure, "POST", all -> all.pause(id, new ChangeRequests.Pause(null)));
        assertEquals(MembershipState.PAUSED, club.membership(id).state());
        changes(failure, "POST", all -> all.resume(id));
        assertEquals(MembershipState.ACTIVE, club.membership(id).state());
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void anEndNowIsMade(Failure failure) {
        var id = buyer.subscribes(plan, "monthly", 0).id();
        changes(failure, "DELETE", all -> all.cancel(id, new ChangeRequests.Cancel(ChangeRequests.At.NOW)));
        assertEquals(MembershipState.CANCELLED, club.membership(id).state());
    }

    @Test
    void whileStripeIsAwayNoOtherChangeIsBegun() {
        var id = buyer.subscribes(plan, "monthly", 0).id();
        club.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE));
        var answer = counter.asks(all -> all.pause(id, new ChangeRequests.Pause(null)));
        assertEquals(202, answer.getStatus());
        var refused = assertThrows(DomainException.class, () -> counter.asks(all -> all.resume(id)));
        assertEquals("change-under-way", refused.code());
    }

    @Test
    void whoRepeatsAKeyLearnsWhatBecameOfTheChange() {
        var id = buyer.subscribes(plan, "monthly", 0).id();
        club.stripe.disturb(Disturbance.next(1, Failure.ERROR_BEFORE));
        var call = ((Waiting) counter.asks(all -> all.pause(id, new ChangeRequests.Pause(null)))
                .getEntity()).call();
        club.pass(Duration.ofSeconds(2));
        var kept = new Decided(id, call).kept();
        assertEquals(200, counter.answers(kept).getStatus());
        assertEquals(MembershipState.PAUSED, club.membership(id).state());
    }
}
