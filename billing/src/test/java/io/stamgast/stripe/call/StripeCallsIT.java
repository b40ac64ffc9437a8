package io.stamgast.stripe.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripeCallsIT {

    private final Desk desk = new Desk();

    @Test
    void whatIsAskedIsSentUnderItsOwnKeyAndItsEndKept() {
        var id = desk.asks();

        assertEquals(StripeCall.State.DONE, desk.calls.send(desk.tenant, id).state());

        desk.round();
        assertEquals(List.of(id.toString()), desk.keys);
        assertEquals(List.of("done"), desk.ends);
        assertNull(CallView.of(desk.call(id)).nextAt());
    }

    @Test
    void whileSomebodySendsItNobodyElseDoes() {
        var id = desk.asks();
        desk.meanwhile = () -> {
            desk.meanwhile = () -> { };
            assertEquals(StripeCall.State.WAITING, desk.calls.send(desk.tenant, id).state());
            desk.round();
        };

        desk.calls.send(desk.tenant, id);

        assertEquals(1, desk.keys.size());
    }

    @Test
    void whoIsCutOffIsFollowedBySomebodyWithTheSameKeyAMinuteLater() {
        var id = desk.asks();
        desk.meanwhile = () -> {
            throw new IllegalStateException("cut off");
        };
        assertThrows(IllegalStateException.class, () -> desk.calls.send(desk.tenant, id));
        desk.meanwhile = () -> { };

        desk.passes(Duration.ofSeconds(59));
        desk.round();
        assertEquals(1, desk.keys.size(), "it may still be at work");
        desk.passes(Duration.ofSeconds(1));
        desk.round();

        assertEquals(List.of(id.toString(), id.toString()), desk.keys);
        assertEquals(List.of("done"), desk.ends);
    }

    /** Whoever was late has no second effect. */
    @Test
    void whoComesBackAfterSomebodyElseHasEndedItChangesNothing() {
        var id = desk.asks();
        desk.meanwhile = () -> {
            desk.meanwhile = () -> { };
            desk.passes(Duration.ofMinutes(1));
            desk.round();
        };

        desk.calls.send(desk.tenant, id);

        assertEquals(2, desk.keys.size());
        assertEquals(List.of("done"), desk.ends);
    }

    @Test
    void howeverLongStripeIsAwayNothingIsDropped() {
        var id = desk.asks();
        desk.isSilent();
        for (var half = 0; half < 100; half++) {
            desk.round();
            desk.passes(Duration.ofMinutes(30));
        }
        assertEquals(StripeCall.State.WAITING, desk.call(id).state());

        desk.answers();
        desk.round();

        assertEquals(StripeCall.State.DONE, desk.call(id).state());
        assertEquals(List.of("done"), desk.ends);
    }

    /** Stripe may do a second time what it is asked under a key that it has forgotten. */
    @Test
    void aKeyThatStripeHasForgottenGivesWayToALaterOne() {
        var id = desk.asks();
        desk.isSilent();
        desk.round();
        desk.passes(Duration.ofHours(20).minusSeconds(1));
        desk.round();
        desk.passes(Duration.ofMinutes(30));
        desk.round();
        desk.passes(Duration.ofMinutes(30));
        desk.round();
        desk.passes(Duration.ofHours(20));
        desk.round();

        assertEquals(List.of(id.toString(), id.toString(), id + "~1", id + "~1", id + "~2"), desk.keys);
    }

    @Test
    void whatWaitsForLongIsToldOnceAndShown() {
        var id = desk.asks();
        desk.isSilent();
        desk.round();
        assertEquals(List.of(), desk.told());
        assertEquals(Optional.empty(), desk.calls.late(desk.tenant));
        desk.passes(Duration.ofHours(1));
        desk.round();
        desk.passes(Duration.ofHours(1));
        desk.round();

        assertEquals(List.of("stripe-call.delayed"), desk.told());
        var shown = CallView.of(desk.call(id));
        assertEquals("nobody answers", shown.problem());
        assertEquals(Desk.NOON, shown.createdAt());
        assertNotNull(shown.nextAt());
        assertEquals(id, desk.calls.late(desk.tenant).orElseThrow().id());
        assertEquals(Optional.empty(), desk.calls.late(Database.newTenant()));
    }

    @Test
    void whatStripeRefusesEndsAndIsTold() {
        var id = desk.asks();
        desk.refuses();

        desk.round();
        desk.passes(Duration.ofHours(1));
        desk.round();

        assertEquals(StripeCall.State.REFUSED, desk.call(id).state());
        assertEquals(List.of("refused: REFUSED"), desk.ends);
        assertEquals(List.of("stripe-call.refused"), desk.told());
    }

    @Test
    void anAccountThatIsClosedForPaymentsIsAskedAllTheSame() {
        desk.asks();
        Database.execute(desk.tenant, "update app.stripe_account set charges_enabled = false where tenant_id = ?",
                desk.tenant);

        desk.round();

        assertEquals(List.of("done"), desk.ends);
    }

    @Test
    void whatWasToBeDoneInAnAccountThatIsTakenAwayIsRefused() {
        var id = desk.asks();
        Database.execute(desk.tenant, """
                update app.stripe_account set charges_enabled = false, disconnected_at = now()
                where tenant_id = ?""", desk.tenant);

        desk.round();

        assertEquals(StripeCall.State.REFUSED, desk.call(id).state());
        assertEquals(List.of(), desk.keys);
        assertEquals(List.of("refused: REFUSED"), desk.ends);
    }

    @Test
    void anOperationThatThereIsNotKeepsNoOtherWaiting() {
        var unknown = desk.asks("desk.forgotten");
        desk.asks();

        assertThrows(IllegalStateException.class, desk::round);

        assertEquals(List.of("done"), desk.ends);
        assertEquals(StripeCall.State.WAITING, desk.call(unknown).state());
    }

    @Test
    void onceStripeCannotBeReachedNoOtherIsTriedInThatTurn() {
        desk.asks();
        desk.asks();
        desk.isSilent();

        desk.round();

        assertEquals(1, desk.keys.size());
    }

    @Test
    void anotherTenantSendsNothingOfIt() {
        desk.asks();
        var other = new Desk();

        other.round();

        assertEquals(List.of(), other.keys);
        assertEquals(List.of(), other.calls.list(other.tenant, null, null, 10));
    }
}
