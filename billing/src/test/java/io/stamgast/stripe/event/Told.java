package io.stamgast.stripe.event;

import com.stripe.Stripe;
import io.stamgast.stripe.Tenant;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.stripe.simulator.webhook.Signature;
import io.stamgast.testing.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A tenant whose account at Stripe tells what happens to it. */
final class Told implements AutoCloseable {

    private static final String BACK = "https://loyalty.example.org/admin";

    final StripeSimulator stripe = StripeSimulator.start(Options.standing());
    final Tenant tenant = new Tenant(stripe);
    final StripeEvents events = tenant.events();
    final String account = connected(tenant);

    /** The number of the account that the tenant is given at Stripe. */
    static String connected(Tenant tenant) {
        tenant.accounts().onboardingLink(BACK, BACK);
        return tenant.accounts().find().orElseThrow().stripeAccount();
    }

    String event(String type, String object, String objectId) {
        return """
                {"id":"evt_%s","object":"event","api_version":"%s","account":"%s","type":"%s","created":%d,
                "data":{"object":{"id":"%s","object":"%s"}}}""".formatted(UUID.randomUUID(), Stripe.API_VERSION,
                account, type, stripe.clock().now().getEpochSecond(), objectId, object);
    }

    String updated() {
        return event("account.updated", "account", account);
    }

    void receive(String body) {
        new StripeInbox(Database.work(), tenant.access(), tenant.clock())
                .receive(body.getBytes(StandardCharsets.UTF_8), signature(body));
    }

    String signature(String body) {
        return Signature.header(stripe.clock().now().getEpochSecond(), body, Tenant.WEBHOOK_SECRET);
    }

    void round() {
        round(Duration.ZERO);
    }

    void round(Duration later) {
        round(later, new AccountFollower(tenant.accounts()));
    }

    void round(Duration later, StripeFollower follower) {
        var clock = Clock.offset(tenant.clock(), later);
        new StripeEventRound(Database.work(), tenant.access(), List.of(follower), clock)
                .run(tenant.id(), clock.instant());
    }

    List<String> types(StoredEvent.State state, String type) {
        return events.list(state, type, null, 10).stream().map(StoredEvent::type).toList();
    }

    StoredEvent latest() {
        return events.list(null, null, null, 1).get(0);
    }

    ConnectedAccount.State state() {
        return tenant.accounts().find().orElseThrow().state();
    }

    @Override
    public void close() {
        stripe.close();
    }
}
