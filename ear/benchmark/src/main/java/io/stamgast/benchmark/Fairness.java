package io.stamgast.benchmark;

import io.stamgast.benchmark.Subject.Tenant;
import io.stamgast.benchmark.load.Load;
import io.stamgast.benchmark.load.Posts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** One tenant's single posts while another sends ten batches at once. */
final class Fairness {

    private static final int BATCHES_AT_ONCE = 10;
    private static final Duration RUN = Duration.ofSeconds(30);

    private final Subject subject;
    private final Figures figures;
    private final Tenant quiet;

    Fairness(Subject subject, Figures figures, Tenant quiet) {
        this.subject = subject;
        this.figures = figures;
        this.quiet = quiet;
    }

    void run() throws Exception {
        var loud = Scene.withRules(subject);
        Scene.addAccounts(loud);
        var orders = new Orders(Scene.accounts(Scene.ACCOUNTS), "f");
        var alone = posts(orders);
        var stop = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(BATCHES_AT_ONCE);
        var batches = new Orders(Scene.accounts(Scene.ACCOUNTS), "l");
        var sent = new ArrayList<Future<Integer>>();
        for (var n = 0; n < BATCHES_AT_ONCE; n++) {
            sent.add(pool.submit(() -> batches(loud, batches, stop)));
        }
        var beside = posts(orders);
        stop.set(true);
        var count = 0;
        for (var done : sent) {
            count += done.get();
        }
        pool.shutdown();
        var bound = Math.max(1.2 * alone, alone + 10);
        figures.keep("fairness", Map.of("aloneP95", alone, "besideP95", beside, "batches", count));
        figures.add("posts at 50/s beside a tenant with 10 batches at once",
                "p95 %.1f ms, alone %.1f ms; %d batches meanwhile".formatted(beside, alone, count),
                "p95 ≤ max(1.2 ×, + 10 ms)", beside <= bound);
    }

    private double posts(Orders orders) throws Exception {
        return Load.open(PostingSpeed.CONNECTIONS, 50, RUN,
                () -> new Posts(subject.api(), quiet.api(), "/purchases", orders::nextBody, 1)).percentileMillis(95);
    }

    private int batches(Tenant loud, Orders orders, AtomicBoolean stop) throws Exception {
        var count = 0;
        try (var posts = new Posts(subject.api(), loud.api(), "/purchases/batch", () -> orders.nextBatch(1000), 1)) {
            while (!stop.get()) {
                posts.work();
                count++;
            }
        }
        return count;
    }
}
