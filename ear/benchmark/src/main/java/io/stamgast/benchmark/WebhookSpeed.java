package io.stamgast.benchmark;

import io.stamgast.benchmark.Subject.Tenant;
import io.stamgast.benchmark.load.Load;
import io.stamgast.benchmark.load.Posts;
import io.stamgast.kernel.TenantWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** How fast events reach four endpoints of a tenant: many at once, and a few all the time. */
final class WebhookSpeed {

    private static final int ENDPOINTS = 4;
    private static final int BATCHES = 8;
    private static final int WARM_UP = 4;
    private static final int BATCH = 1000;
    private static final int DELIVERIES_PER_SECOND = 1000;
    private static final double PURCHASES_PER_SECOND = 50;
    private static final Duration RUN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long MOST_MILLIS = 1000;
    private static final long HIGHEST_MILLIS = 600_000;

    private final Subject subject;
    private final Figures figures;
    private final List<WebhookReceiver> receivers = new ArrayList<>();

    WebhookSpeed(Subject subject, Figures figures) {
        this.subject = subject;
        this.figures = figures;
    }

    void run() throws Exception {
        var tenant = Scene.withRules(subject);
        Scene.addAccounts(tenant);
        var known = events(tenant);
        try {
            for (var n = 0; n < ENDPOINTS; n++) {
                receivers.add(new WebhookReceiver());
                tenant.api().post("/webhook-endpoints", Map.of("url", receivers.get(n).url(), "types", List.of("*")))
                        .expect(201);
            }
            many(tenant, known);
            few(tenant);
        } finally {
            for (var receiver : receivers) {
                receiver.close();
            }
        }
    }

    /** What is left to be delivered when the batches are in is delivered while nothing else goes on. */
    private void many(Tenant tenant, long known) throws Exception {
        var orders = new Orders(Scene.accounts(Scene.ACCOUNTS), "w");
        post(tenant, orders, WARM_UP);
        awaitAll(tenant, known);
        post(tenant, orders, BATCHES);
        var before = arrived();
        var start = System.nanoTime();
        awaitAll(tenant, known);
        var seconds = (System.nanoTime() - start) / 1e9;
        var delivered = arrived() - before;
        var rate = delivered / seconds;
        figures.keep("deliveries", Map.of("delivered", delivered, "seconds", seconds));
        figures.add("webhooks to %d endpoints".formatted(ENDPOINTS), "%,d in %.1f s: %,.0f/s".formatted(delivered,
                seconds, rate), "≥ %,d/s".formatted(DELIVERIES_PER_SECOND), rate >= DELIVERIES_PER_SECOND);
    }

    private void post(Tenant tenant, Orders orders, int batches) throws Exception {
        try (var posts = new Posts(subject.api(), tenant.api(), "/purchases/batch",
                () -> orders.nextBatch(BATCH), BATCH)) {
            for (var n = 0; n < batches; n++) {
                posts.work();
            }
        }
    }

    /** From the making of an event's id, before its transaction is committed, to its arrival. */
    private void few(Tenant tenant) throws Exception {
        receivers.forEach(receiver -> receiver.arrivals().clear());
        var before = events(tenant);
        var orders = new Orders(Scene.accounts(Scene.ACCOUNTS), "x");
        var posted = Load.open(8, PURCHASES_PER_SECOND, RUN,
                () -> new Posts(subject.api(), tenant.api(), "/purchases", orders::nextBody, 1));
        awaitAll(tenant, before);
        var perSecond = (events(tenant) - before) / posted.seconds();
        var millis = new Histogram(HIGHEST_MILLIS, 3);
        receivers.forEach(receiver -> receiver.arrivals().forEach((id, at) ->
                millis.recordValue(Math.max(0, at - (id.getMostSignificantBits() >>> 16)))));
        var p95 = millis.getValueAtPercentile(95);
        figures.keep("eventToDelivery", Map.of("perSecond", perSecond, "p50", millis.getValueAtPercentile(50), "p95",
                p95, "p99", millis.getValueAtPercentile(99)));
        figures.add("event to delivery at %.0f events/s, each to %d endpoints".formatted(perSecond, ENDPOINTS),
                "p50 %d ms, p95 %d ms".formatted(millis.getValueAtPercentile(50), p95),
                "p95 ≤ %d ms".formatted(MOST_MILLIS), p95 <= MOST_MILLIS);
    }

    /** Until each endpoint has had each event since. */
    private void awaitAll(Tenant tenant, long since) throws Exception {
        var wanted = events(tenant) - since;
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (receivers.stream().anyMatch(receiver -> receiver.arrivals().size() < wanted)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%d events were not delivered in %s".formatted(wanted, PATIENCE));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private long arrived() {
        return receivers.stream().mapToLong(receiver -> receiver.arrivals().size()).sum();
    }

    private long events(Tenant tenant) throws Exception {
        return new TenantWork(subject.database()).call(tenant.id(), connection -> {
            try (var query = connection.prepareStatement("select count(*) from app.outbox where tenant_id = ?")) {
                query.setInt(1, tenant.id());
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
