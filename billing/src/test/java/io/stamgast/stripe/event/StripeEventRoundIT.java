package io.stamgast.stripe.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.Stripe;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeRequest;
import io.stamgast.stripe.Tenant;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeEventRoundIT {

    private final Told told = new Told();

    @AfterEach
    void close() {
        told.close();
    }

    /** Follows whatever comes. */
    private static StripeFollower following(Consumer<Followed> refreshed) {
        return new StripeFollower() {
            @Override
            public Optional<Followed> follows(StripeEvent event) {
                return Optional.of(new Followed(event.objectType(), event.objectId()));
            }

            @Override
            public void refresh(int tenantId, String stripeAccount, Followed object) {
                refreshed.accept(object);
            }
        };
    }

    @Test
    void whatStripeTellsOfTheAccountIsAskedAnewAndKept() {
        told.stripe.onboard(told.account);
        told.receive(told.updated());
        assertEquals(StoredEvent.State.WAITING, told.latest().state());

        told.round();

        assertEquals(ConnectedAccount.State.ENABLED, told.state());
        var processed = told.latest();
        assertEquals(StoredEvent.State.PROCESSED, processed.state());
        assertNotNull(processed.processedAt());
        assertFalse(processed.foreignVersion());
    }

    @Test
    void howeverLongStripeIsAwayAnEventIsNotGivenUp() {
        told.stripe.onboard(told.account);
        told.receive(told.updated());
        told.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE));
        for (var hour = 1; hour <= 48; hour++) {
            told.round(Duration.ofHours(hour));
        }
        assertEquals(StoredEvent.State.WAITING, told.latest().state());

        told.stripe.calm();
        told.round(Duration.ofHours(49));

        assertEquals(StoredEvent.State.PROCESSED, told.latest().state());
        assertEquals(ConnectedAccount.State.ENABLED, told.state());
    }

    @Test
    void whatFailsForAnotherReasonIsGivenUpAtLast() {
        told.receive(told.updated());
        var broken = following(object -> {
            throw new IllegalStateException("a defect");
        });
        for (var hour = 1; hour <= 30; hour++) {
            var later = Duration.ofHours(hour);
            assertThrows(RuntimeException.class, () -> told.round(later, broken));
        }
        var given = told.events.list(StoredEvent.State.FAILED, null, null, 1).get(0);
        assertTrue(given.problem().contains("a defect"), given.problem());
    }

    /** Whoever waits for Stripe has not failed. */
    @Test
    void aFailureOfOursAfterALongOutageDoesNotGiveAnEventUp() {
        told.stripe.onboard(told.account);
        told.receive(told.updated());
        told.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE));
        for (var hour = 1; hour <= 31; hour++) {
            told.round(Duration.ofHours(hour));
        }
        told.stripe.calm();
        assertThrows(IllegalStateException.class, () -> told.round(Duration.ofHours(32), following(object -> {
            throw new IllegalStateException("our database");
        })));
        assertEquals(StoredEvent.State.WAITING, told.latest().state());

        told.round(Duration.ofHours(33));

        assertEquals(StoredEvent.State.PROCESSED, told.latest().state());
    }

    @Test
    void onceStripeCannotBeReachedNoOtherIsFetchedInThatTurn() {
        told.receive(told.event("customer.updated", "customer", "cus_1"));
        told.receive(told.event("customer.updated", "customer", "cus_2"));
        told.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE));
        var asked = new ArrayList<String>();
        var follower = following(object -> {
            asked.add(object.id());
            StripeRequest.send(() -> told.tenant.access().client(told.tenant.id()).v1().customers()
                    .retrieve(object.id(), StripeAccess.in(told.account)));
        });

        told.round(Duration.ZERO, follower);
        assertEquals(1, asked.size());
        assertEquals(2, told.types(StoredEvent.State.WAITING, "customer.updated").size());

        told.stripe.calm();
        told.round(Duration.ofHours(1), follower);
        assertEquals(Set.of("cus_1", "cus_2"), Set.copyOf(asked));
    }

    @Test
    void whatIsNoMoreIsNotAskedForAgain() {
        told.receive(told.event("invoice.deleted", "invoice", "in_gone"));
        var asked = new ArrayList<String>();
        var follower = following(object -> {
            asked.add(object.id());
            StripeRequest.send(() -> told.tenant.access().client(told.tenant.id()).v1().invoices()
                    .retrieve(object.id(), StripeAccess.in(told.account)));
        });

        told.round(Duration.ZERO, follower);
        told.round(Duration.ofHours(1), follower);

        var event = told.latest();
        assertEquals(List.of("in_gone"), asked);
        assertEquals(StoredEvent.State.UNFOLLOWED, event.state());
        assertTrue(event.problem().contains("No such invoice"), event.problem());
        assertNotNull(event.processedAt());
    }

    @Test
    void anEventOfAnotherVersionIsWorkedOffAndShownAsSuch() {
        told.stripe.onboard(told.account);
        told.receive(told.updated().replace(Stripe.API_VERSION, "2031-01-01.future"));
        told.round();

        var event = told.latest();
        assertTrue(event.foreignVersion());
        assertEquals(StoredEvent.State.PROCESSED, event.state());
        assertEquals(ConnectedAccount.State.ENABLED, told.state());
    }

    @Test
    void anAccountTellsNothingOfAnother() {
        var other = new Tenant(told.stripe);
        var others = Told.connected(other);
        told.stripe.onboard(others);

        told.receive(told.event("account.updated", "account", others)); // in the name of this tenant's account
        told.round();

        assertEquals(List.of("account.updated"), told.types(StoredEvent.State.UNFOLLOWED, null));
        assertEquals(List.of(), other.events().list(null, null, null, 10));
        assertEquals(ConnectedAccount.State.ONBOARDING, other.accounts().find().orElseThrow().state());
    }

    @Test
    void anAccountThatIsTakenFromThePlatformTakesNoPayments() {
        told.stripe.onboard(told.account);
        told.receive(told.updated());
        told.round();
        var other = new Tenant(told.stripe);
        told.stripe.onboard(Told.connected(other));
        other.accounts().refresh();

        told.stripe.disconnect(told.account);
        told.receive(told.event("account.application.deauthorized", "application", "ca_platform"));
        told.round();

        assertEquals(ConnectedAccount.State.DISCONNECTED, told.state());
        assertEquals(List.of("account.application.deauthorized"),
                told.types(StoredEvent.State.PROCESSED, "account.application.deauthorized"));
        assertEquals(ConnectedAccount.State.ENABLED, other.accounts().find().orElseThrow().state());
    }
}
