package io.stamgast.plan.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.stamgast.plan.PlanDesk;
import io.stamgast.plan.definition.Written;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeCallRound;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.call.StripeOperation;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A tenant's plans, and a Stripe that answers without being asked: what was sent is told in words. */
final class PlayedStripe {

    private final int tenant = Database.newTenant();
    private final MovedClock clock = new MovedClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final StripeAccess access = new StripeAccess(Optional.of("sk_test_none"), Optional.empty(),
            Optional.empty());
    private final List<StripeOperation> operations = new ArrayList<>();
    private final StripeCalls calls = new StripeCalls(Database.work(), access, operations, clock);
    private final PlanMirror mirror = new PlanMirror(null, calls);
    private final List<String> sent = new ArrayList<>();
    private StripeException failure;

    PlayedStripe() {
        operations.add(new ProductOperation(mirror, clock) {
            @Override
            public Object send(StripeClient client, RequestOptions options, JsonNode told) throws StripeException {
                return answer(name() + " " + told.get("name").asText() + " "
                        + (told.get("stripeProduct").isNull() ? "-" : "stamgast_") + " "
                        + told.get("description").asText() + (told.get("active").asBoolean() ? "" : " inactive"));
            }
        });
        operations.add(new PriceOperation(mirror, clock) {
            @Override
            public Object send(StripeClient client, RequestOptions options, JsonNode told) throws StripeException {
                return answer(name() + " " + told.get("code").asText() + " " + told.get("amountMinor") + " "
                        + told.get("currency").asText() + (told.get("active").asBoolean() ? "" : " inactive"));
            }
        });
    }

    private Object answer(String told) throws StripeException {
        sent.add(told);
        if (failure != null) {
            throw failure;
        }
        return Map.of("id", "there_" + UUID.randomUUID());
    }

    int tenant() {
        return tenant;
    }

    PlanDesk desk() {
        return new PlanDesk(tenant, clock, (connection, change) ->
                new PlanMirror(new Entered(connection), calls).follow(change));
    }

    /** Gives the tenant an account that takes payments. */
    void connect() {
        Database.execute(tenant, """
                insert into app.stripe_account (tenant_id, stripe_account, details_submitted, charges_enabled,
                    payouts_enabled, fee_percent, created_at, checked_at)
                values (?, ?, true, true, true, 0, now(), now())""", tenant, "acct_" + tenant);
    }

    /** The account was taken away, and another takes its place. */
    void replace() {
        Database.work().call(tenant, connection -> {
            new MirrorHeir().replaced(connection, tenant, clock.instant());
            calls.replaced(connection, tenant, clock.instant());
            return null;
        });
    }

    void round() {
        new PlanMirrorRound(Database.work(), mirror).run(tenant, clock.instant());
    }

    /** Sends what waits now, once. */
    List<String> send() {
        sent.clear();
        new StripeCallRound(Database.work(), access, calls).run(tenant, clock.instant());
        return List.copyOf(sent);
    }

    /** A plan that Stripe shows, with its prices. */
    UUID mirrored(Written plan) {
        var id = desk().create(plan).id();
        send();
        send();
        return id;
    }

    void wait(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    void accept() {
        failure = null;
    }

    void refuse(String why) {
        failure = new InvalidRequestException(why, null, null, null, 400, null);
    }

    void disappear() {
        failure = new ApiConnectionException("nobody answers");
    }
}
