package io.stamgast.benchmark;

import io.stamgast.benchmark.Recording.Transaction;
import io.stamgast.benchmark.Subject.Tenant;
import io.stamgast.benchmark.load.Load;
import io.stamgast.benchmark.load.Posts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Single posts over many accounts and over hot ones, and batches: each beside its limit. */
final class PostingSpeed {

    static final int CONNECTIONS = 32;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int BATCH = 1000;
    private static final int LINES = 3;
    private static final int HOT_ACCOUNTS = 10;
    private static final Duration RUN = Duration.ofSeconds(10);
    /** It takes so many calls until the JVM has compiled all of a post to its best. */
    private static final long WARM_POSTS = 120_000;
    private static final Duration WARM_BATCHES = Duration.ofSeconds(30);
    /** More than a run can use, at any speed this statement has been seen to have. */
    private static final int RECORDED_SINGLES = 40_000;
    private static final int RECORDED_BATCHES = 300;

    private final Subject subject;
    private final Figures figures;
    private final Tenant tenant;

    PostingSpeed(Subject subject, Figures figures, Tenant tenant) {
        this.subject = subject;
        this.figures = figures;
        this.tenant = tenant;
    }

    void run() throws Exception {
        warmUp();
        singles("single posts, 32 connections, 1,000 accounts", Scene.ACCOUNTS, "s");
        singles("single posts, 32 connections, 10 hot accounts", HOT_ACCOUNTS, "h");
        batches();
    }

    private void warmUp() throws Exception {
        var orders = new Orders(Scene.accounts(Scene.ACCOUNTS), "w");
        for (var posted = 0L; posted < WARM_POSTS;) {
            posted += Load.closed(CONNECTIONS, RUN, posts(orders)).units();
        }
        var batches = new Orders(Scene.accounts(Scene.ACCOUNTS), "v");
        Load.closed(BATCH_CONNECTIONS, WARM_BATCHES, batchPosts(batches));
    }

    private void singles(String what, int accounts, String series) throws Exception {
        var names = Scene.accounts(accounts);
        var recorded = new Recorder(subject.database(), Scene.copy(subject.database(), tenant.id()))
                .singles(new Orders(names, "r"), RECORDED_SINGLES);
        var orders = new Orders(names, series);
        var outcome = beside(CONNECTIONS, posts(orders), recorded, 1);
        figures.keep(what, outcome.raw());
        figures.add(what, outcome.text("posts/s"), "≥ 0.5 of the limit", outcome.ratio() >= 0.5);
        if (accounts == Scene.ACCOUNTS) {
            figures.add(what + ", p99", "%.0f ms".formatted(outcome.p99Millis()), "≤ 100 ms",
                    outcome.p99Millis() <= 100);
        }
    }

    private void batches() throws Exception {
        var names = Scene.accounts(Scene.ACCOUNTS);
        var recorded = new Recorder(subject.database(), Scene.copy(subject.database(), tenant.id()))
                .batches(new Orders(names, "q"), BATCH, RECORDED_BATCHES);
        var linesPerTransaction = (long) RECORDED_BATCHES * BATCH * LINES / recorded.size();
        var orders = new Orders(names, "b");
        var outcome = beside(BATCH_CONNECTIONS, batchPosts(orders), recorded, linesPerTransaction);
        figures.keep("batches of 1,000", outcome.raw());
        figures.add("batches of 1,000 purchases, 4 connections", outcome.text("lines/s"),
                "≥ 0.5 of the limit and ≥ 10,000 lines/s", outcome.ratio() >= 0.5 && outcome.product() >= 10_000);
    }

    private Callable<Load.Worker> posts(Orders orders) {
        return () -> new Posts(subject.api(), tenant.api(), "/purchases", orders::nextBody, 1);
    }

    private Callable<Load.Worker> batchPosts(Orders orders) {
        return () -> new Posts(subject.api(), tenant.api(), "/purchases/batch", () -> orders.nextBatch(BATCH),
                (long) BATCH * LINES);
    }

    /** Product and limit in pairs, the limit warmed up too. */
    private Pairs.Outcome beside(int threads, Callable<Load.Worker> product, List<Transaction> recorded, long units)
            throws Exception {
        try (var lanes = new Lanes(subject.database(), threads)) {
            limit(lanes, threads, recorded, units);
            return Pairs.run(() -> Load.closed(threads, RUN, product), () -> limit(lanes, threads, recorded, units));
        }
    }

    private Load.Result limit(Lanes lanes, int threads, List<Transaction> recorded, long units) throws Exception {
        var recordedTenant = recorded.get(0).tenant();
        var copy = Scene.copy(subject.database(), tenant.id());
        var next = new AtomicInteger();
        return Load.closed(threads, RUN,
                () -> new Replay(lanes, recorded, next, recordedTenant, copy, units));
    }
}
