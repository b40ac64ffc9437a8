package io.stamgast.stripe.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.Stripe;
import io.stamgast.kernel.DomainException;
import io.stamgast.stripe.Tenant;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.stripe.simulator.webhook.Signature;
import io.stamgast.testing.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripeEventsIT {

    private static final String BACK = "https://loyalty.example.org/admin";

    private final StripeSimulator stripe = StripeSimulator.start(Options.standing());
    private final Tenant tenant = new Tenant(stripe);
    private final StripeEvents events = tenant.events();
    private String account;

    @BeforeEach
    void connect() {
        tenant.accounts().onboardingLink(BACK, BACK);
        account = tenant.accounts().find().orElseThrow().stripeAccount();
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    private String event(String type, String object, String objectId) {
        return """
                {"id":"evt_%s","object":"event","api_version":"%s","account":"%s","type":"%s","created":%d,
                "data":{"object":{"id":"%s","object":"%s"}}}""".formatted(UUID.randomUUID(), Stripe.API_VERSION,
                account, type, stripe.clock().now().getEpochSecond(), objectId, object);
    }

    private void receive(String body) {
        new StripeInbox(Database.work(), tenant.access(), tenant.clock())
                .receive(body.getBytes(StandardCharsets.UTF_8), signature(body));
    }

    private String signature(String body) {
        return Signature.header(stripe.clock().now().getEpochSecond(), body, Tenant.WEBHOOK_SECRET);
    }

    private void round() {
        round(Duration.ZERO);
    }

    private void round(Duration later) {
        var clock = Clock.offset(tenant.clock(), later);
        new StripeEventRound(Database.work(), tenant.access(), List.of(new AccountFollower(tenant.accounts())),
                clock).run(tenant.id(), clock.instant());
    }

    private List<String> types(StoredEvent.State state, String type) {
        return events.list(state, type, null, 10).stream().map(StoredEvent::type).toList();
    }

    @Test
    void whatStripeTellsOfTheAccountIsAskedAnewAndKept() {
        stripe.onboard(account);
        receive(event("account.updated", "account", account));
        assertEquals(StoredEvent.State.WAITING, events.list(null, null, null, 10).get(0).state());

        round();

        assertEquals(ConnectedAccount.State.ENABLED, tenant.accounts().find().orElseThrow().state());
        var processed = events.list(null, null, null, 10).get(0);
        assertEquals(StoredEvent.State.PROCESSED, processed.state());
        assertNotNull(processed.processedAt());
        assertFalse(processed.foreignVersion());
    }

    @Test
    void anEventThatComesTwiceIsOne() {
        var event = event("account.updated", "account", account);
        receive(event);
        receive(event);

        assertEquals(1, events.list(null, null, null, 10).size());
    }

    @Test
    void eventsAreFoundByStateAndType() {
        receive(event("account.updated", "account", account));
        receive(event("payout.paid", "payout", "po_1"));
        round();

        assertEquals(List.of("payout.paid"), types(StoredEvent.State.UNFOLLOWED, null));
        assertEquals(List.of("account.updated"), types(null, "account.updated"));
        assertEquals(List.of(), types(StoredEvent.State.UNFOLLOWED, "account.updated"));
        assertEquals(2, types(null, null).size());
    }

    @Test
    void pagesShowEachEventOnce() {
        for (var number = 0; number < 5; number++) {
            receive(event("payout.paid", "payout", "po_" + number)); // all within the same second
        }

        var first = events.list(null, null, null, 3);
        var second = events.list(null, null, Position.parse(Position.of(first.get(2)).toString()), 3);

        assertEquals(2, second.size());
        assertEquals(5, Stream.of(first, second).flatMap(List::stream).map(StoredEvent::id).distinct()
                .count());
    }

    @Test
    void anEventCanBeWorkedOffOnceMore() {
        receive(event("account.updated", "account", account));
        round();
        stripe.onboard(account);
        var id = events.list(null, null, null, 1).get(0).id();

        var again = events.process(id);
        assertEquals(StoredEvent.State.WAITING, again.state());
        assertEquals(0, again.attempts());
        assertNull(again.processedAt());
        round();

        assertEquals(StoredEvent.State.PROCESSED, events.find(id).state());
        assertEquals(ConnectedAccount.State.ENABLED, tenant.accounts().find().orElseThrow().state());
        assertTrue(tenant.audited().contains(tenant.id() + " repeated stripe-event"));
    }

    @Test
    void howeverLongStripeIsAwayAnEventIsNotGivenUp() {
        stripe.onboard(account);
        receive(event("account.updated", "account", account));
        stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE));
        for (var hour = 1; hour <= 48; hour++) {
            round(Duration.ofHours(hour));
        }
        assertEquals(StoredEvent.State.WAITING, events.list(null, null, null, 1).get(0).state());

        stripe.calm();
        round(Duration.ofHours(49));

        assertEquals(StoredEvent.State.PROCESSED, events.list(null, null, null, 1).get(0).state());
        assertEquals(ConnectedAccount.State.ENABLED, tenant.accounts().find().orElseThrow().state());
    }

    @Test
    void whatFailsForAnotherReasonIsGivenUpAtLast() {
        receive(event("account.updated", "account", account));
        var broken = new StripeFollower() {
            @Override
            public Optional<Followed> follows(StripeEvent event) {
                return Optional.of(new Followed("account", event.objectId()));
            }

            @Override
            public void refresh(int tenantId, String stripeAccount, Followed object) {
                throw new IllegalStateException("a defect");
            }
        };
        for (var hour = 1; hour <= 30; hour++) {
            var clock = Clock.offset(tenant.clock(), Duration.ofHours(hour));
            var round = new StripeEventRound(Database.work(), tenant.access(), List.of(broken), clock);
            assertThrows(RuntimeException.class, () -> round.run(tenant.id(), clock.instant()));
        }
        var given = events.list(StoredEvent.State.FAILED, null, null, 1).get(0);
        assertTrue(given.problem().contains("a defect"), given.problem());
    }

    @Test
    void anAccountThatIsTakenFromThePlatformTakesNoPayments() {
        stripe.onboard(account);
        receive(event("account.updated", "account", account));
        round();
        var other = new Tenant(stripe);
        other.accounts().onboardingLink(BACK, BACK);
        stripe.onboard(other.accounts().find().orElseThrow().stripeAccount());
        other.accounts().refresh();

        stripe.disconnect(account);
        receive(event("account.application.deauthorized", "application", "ca_platform"));
        round();

        assertEquals(ConnectedAccount.State.DISCONNECTED, tenant.accounts().find().orElseThrow().state());
        assertEquals(List.of("account.application.deauthorized"),
                types(StoredEvent.State.PROCESSED, "account.application.deauthorized"));
        assertEquals(ConnectedAccount.State.ENABLED, other.accounts().find().orElseThrow().state());
    }

    @Test
    void anotherTenantHasNoSuchEvent() {
        receive(event("account.updated", "account", account));
        var id = events.list(null, null, null, 1).get(0).id();
        var stranger = new Tenant(stripe).events();

        assertEquals(List.of(), stranger.list(null, null, null, 10));
        assertEquals("not-found", assertThrows(DomainException.class, () -> stranger.find(id)).code());
        assertEquals("not-found", assertThrows(DomainException.class, () -> stranger.process(id)).code());
        assertEquals(StoredEvent.State.WAITING, events.find(id).state());
    }

    @Test
    void aBodyThatStripeDidNotSignIsNotTaken() {
        var event = event("account.updated", "account", account);
        var inbox = new StripeInbox(Database.work(), tenant.access(), tenant.clock());
        for (var signature : new String[] {null, "", "t=1,v1=0", "t=now,v1=0", "t", "t=1,v1", "t=9".repeat(50),
            signature(event + " ")}) {
            var refusal = assertThrows(DomainException.class,
                    () -> inbox.receive(event.getBytes(StandardCharsets.UTF_8), signature));
            assertEquals("invalid-signature", refusal.code());
        }
        var tooOld = Clock.offset(tenant.clock(), Duration.ofMinutes(6));
        var late = new StripeInbox(Database.work(), tenant.access(), tooOld);
        assertEquals("invalid-signature", assertThrows(DomainException.class,
                () -> late.receive(event.getBytes(StandardCharsets.UTF_8), signature(event))).code());
        assertEquals(List.of(), events.list(null, null, null, 10));
    }
}
