package io.stamgast.webhook.delivery;

import io.stamgast.event.type.EventTypes;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.outgoing.AddressPolicy;
import io.stamgast.outgoing.OutgoingClient;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import io.stamgast.webhook.Receiver;
import io.stamgast.webhook.attempt.RetrySchedule;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.EndpointDesk;
import io.stamgast.webhook.health.Health;
import io.stamgast.webhook.lease.Leases;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** An installation with a tenant, its endpoints and receivers, at a time that stands still until a test moves it. */
public final class Site implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ThreadFactory THREADS = Executors.defaultThreadFactory();

    public final MovedClock clock = new MovedClock(Instant.parse("2026-12-01T12:00:00Z"));
    public final int tenant;
    public final EndpointDesk desk;
    private final OutgoingClient client = new OutgoingClient(new AddressPolicy(Optional.of("127.0.0.0/8")));
    private final List<Pump> pumps = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();

    public Site() {
        this(Database.newTenant());
    }

    Site(int tenant) {
        this.tenant = tenant;
        this.desk = new EndpointDesk(tenant, clock);
    }

    /** Something that happened to no feature's object. */
    public record Happened(String eventType, UUID thing, UUID accountId, int number, Instant occurredAt)
            implements DomainEvent {

        @Override
        public UUID subjectId() {
            return thing;
        }
    }

    public Receiver receiver() {
        var receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    /** For who has nothing to do with instances. */
    public void startDelivering() {
        start();
    }

    /** What happens and what is asked for from then on waits. */
    public void stopDelivering() {
        pumps.forEach(Pump::stop);
    }

    /** An instance of the server, which begins to deliver. */
    Pump start() {
        return start(Database.work(), Duration.ofSeconds(15));
    }

    Pump start(TenantWork work, Duration lease) {
        return start(work, lease, 15);
    }

    Pump start(TenantWork work, Duration lease, int timeoutSeconds) {
        var health = new Health(new Audit() {
            @Override
            public void record(Connection unitOfWork, int tenantId, String action, String objectType, Object objectId,
                               Object before, Object after) {
                // nobody's request
            }
        }, 5);
        var pump = new Pump(work, new Turn(work, EndpointDesk.BOX, health, clock),
                new Sending(client, new RetrySchedule(RetrySchedule.DEFAULT), clock, timeoutSeconds),
                new Leases(work, lease), clock, 32, THREADS);
        pumps.add(pump);
        pump.start();
        return pump;
    }

    public EndpointBody endpoint(Receiver receiver, String... types) {
        return desk.create(EndpointDesk.wanted(receiver.url(), types.length == 0 ? new String[] {"*"} : types));
    }

    /** An event of the tenant's, in a transaction of its own. */
    public UUID happen(String type, UUID account, int number) {
        return happen(tenant, new Happened(type, Ids.next(), account, number, clock.instant()));
    }

    public UUID happen(int number) {
        return happen("thing.happened", null, number);
    }

    /** An event of that type, as the catalogue shows it. */
    public void happenAsInTheExample(String type) {
        var example = EventTypes.find(type).example();
        Database.execute(tenant, """
                insert into app.outbox (tenant_id, id, type, subject_id, payload, occurred_at)
                values (?, ?, ?, ?, ?::jsonb, ?)""", tenant, Ids.next(), type, Ids.next(),
                example.get("data").toString(), clock.instant().atOffset(ZoneOffset.UTC));
    }

    static UUID happen(int tenant, Happened event) {
        Database.work().call(tenant, connection -> {
            Outbox.write(connection, tenant, event);
            return null;
        });
        return event.thing();
    }

    /** Many of them, in one transaction. */
    public void happen(int from, int to, UUID account) {
        var events = new ArrayList<Happened>();
        for (var number = from; number < to; number++) {
            events.add(new Happened("thing.happened", Ids.next(), account, number, clock.instant()));
        }
        Database.work().call(tenant, connection -> {
            Outbox.write(connection, tenant, events);
            return null;
        });
    }

    public void pass(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    public long deliveries(String state) {
        return Database.number(tenant, "select count(*) from app.webhook_delivery where tenant_id = ? and state = ?",
                tenant, state);
    }

    /** Waits until the tenant has so many deliveries in the state. */
    public void await(String state, long count) {
        await(() -> deliveries(state) == count, () -> deliveries(state) + " instead of " + count + " are " + state);
    }

    /** Waits until so many attempts of deliveries are written down. */
    public void awaitAttempts(long count) {
        await(() -> attempts() == count, () -> attempts() + " instead of " + count + " attempts");
    }

    private long attempts() {
        return Database.number(tenant, """
                select coalesce(sum(jsonb_array_length(history)), 0) from app.webhook_delivery
                where tenant_id = ?""", tenant);
    }

    static void await(BooleanSupplier condition, Supplier<String> otherwise) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        receivers.forEach(Receiver::close);
        pumps.forEach(Pump::stop);
        client.close();
        // the next test's instances have nothing to do with these endpoints
        Database.work().raw(connection -> {
            try (var forget = connection.createStatement()) {
                forget.execute("delete from app.webhook_lane");
                forget.execute("delete from app.webhook_instance");
            }
            return null;
        });
    }
}
