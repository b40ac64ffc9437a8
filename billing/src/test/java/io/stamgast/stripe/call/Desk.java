package io.stamgast.stripe.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.stamgast.kernel.Ids;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where a tenant asks for things; there is no Stripe, only what a test says that it answers. */
final class Desk implements StripeOperation {

    static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    final int tenant = Database.newTenant();
    final MovedClock clock = new MovedClock(NOON);
    final List<String> keys = new ArrayList<>();
    final List<String> ends = new ArrayList<>();
    final List<StripeOperation> operations = new ArrayList<>(List.of(this));
    final StripeAccess access;
    final StripeCalls calls;
    StripeException failure;
    Runnable meanwhile = () -> { };

    Desk() {
        this(new StripeAccess(Optional.of("sk_test_none"), Optional.empty(), Optional.empty()));
    }

    Desk(StripeAccess access) {
        this.access = access;
        calls = new StripeCalls(Database.work(), access, operations, clock);
        Database.execute(tenant, """
                insert into app.stripe_account (tenant_id, stripe_account, details_submitted, charges_enabled,
                    payouts_enabled, fee_percent, created_at, checked_at)
                values (?, ?, true, true, true, 0, now(), now())""", tenant, "acct_" + tenant);
    }

    @Override
    public String name() {
        return "desk.ask";
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        keys.add(options.getIdempotencyKey());
        meanwhile.run();
        if (failure != null) {
            throw failure;
        }
        return Map.of();
    }

    @Override
    public void done(Connection connection, StripeCall call, JsonNode answer) {
        ends.add("done");
    }

    @Override
    public void refused(Connection connection, StripeCall call, StripeFailure why) {
        ends.add("refused: " + why.meaning());
    }

    UUID asks() {
        return asks(name());
    }

    UUID asks(String operation) {
        return Database.work().call(tenant, connection ->
                calls.ask(connection, tenant, operation, Ids.next(), Map.of()));
    }

    void isSilent() {
        failure = new ApiConnectionException("nobody answers");
    }

    void refuses() {
        failure = new InvalidRequestException("Never.", null, null, null, 400, null);
    }

    void answers() {
        failure = null;
    }

    void passes(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    void round() {
        new StripeCallRound(Database.work(), access, calls).run(tenant, clock.instant());
    }

    StripeCall call(UUID id) {
        return calls.find(tenant, id);
    }

    List<String> told() {
        return Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement(
                    "select type from app.outbox where tenant_id = ? order by id")) {
                query.setInt(1, tenant);
                var types = new ArrayList<String>();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        types.add(row.getString(1));
                    }
                }
                return types;
            }
        });
    }
}
