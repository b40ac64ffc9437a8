package io.stamgast.benchmark;

import io.stamgast.benchmark.Subject.Tenant;
import io.stamgast.benchmark.load.Load;
import io.stamgast.benchmark.load.Posts;
import io.stamgast.benchmark.load.Wire;
import io.stamgast.kernel.TenantWork;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** What five million ledger entries of the tenant do to reading and posting. */
final class Growth {

    private static final int ENTRIES = 5_000_000;
    private static final int FEW = 100_000;
    private static final int STEP = 100_000;
    private static final Duration RUN = Duration.ofSeconds(30);
    /** Each entry under a posting of its own, spread over the accounts; the books add up. */
    private static final String FILL = """
            with a as (
                select array_agg(id order by id) as ids from app.account where tenant_id = ?
            ), row as (
                select uuidv7() as posting, uuidv7() as lot, a.ids[1 + n % cardinality(a.ids)] as account
                from a, generate_series(1, ?) n
            ), posted as (
                insert into app.posting (tenant_id, id, program_id, account_id, key, kind, occurred_at, posted_at,
                    actor, reason)
                select ?, row.posting, 1, row.account, 'fill:' || row.posting, 'ADJUSTED', now(), now(), 'benchmark',
                    'fill' from row returning id
            ), entered as (
                insert into app.entry (tenant_id, posting_id, no, account_id, debit, credit, points)
                select ?, row.posting, 1, row.account, 'ADJUSTED', 'AVAILABLE', 1 from row returning posting_id
            )
            insert into app.lot (tenant_id, id, program_id, account_id, posting_id, entry_no, points, remaining,
                opened_at)
            select ?, row.lot, 1, row.account, row.posting, 1, 1, 1, now() from row""";

    private final Subject subject;
    private final Figures figures;

    Growth(Subject subject, Figures figures) {
        this.subject = subject;
        this.figures = figures;
    }

    void run() throws Exception {
        var tenant = Scene.withRules(subject);
        Scene.addAccounts(tenant);
        fill(tenant, FEW);
        var before = post(tenant, "few");
        fill(tenant, ENTRIES - FEW);
        reads(tenant);
        var after = post(tenant, "many");
        var ratio = after / before;
        figures.keep("growth", Map.of("before", before, "after", after));
        figures.add("single posts with 5 million entries",
                "%.2f of %.0f posts/s with 100,000".formatted(ratio, before), "≥ 0.85", ratio >= 0.85);
    }

    private void reads(Tenant tenant) throws Exception {
        for (var what : new String[] {"balance", "statement"}) {
            Load.open(8, 50, Duration.ofSeconds(10), () -> new Reads(subject.api(), tenant, what));
            var result = Load.open(8, 50, RUN, () -> new Reads(subject.api(), tenant, what));
            figures.add(what + " page at 50/s, 5 million entries",
                    "p99 %.1f ms".formatted(result.percentileMillis(99)), "p99 ≤ 20 ms",
                    result.percentileMillis(99) <= 20);
        }
    }

    private double post(Tenant tenant, String series) throws Exception {
        var orders = new Orders(Scene.accounts(Scene.ACCOUNTS), series);
        var rates = new double[3];
        for (var run = 0; run < rates.length; run++) {
            rates[run] = Load.closed(PostingSpeed.CONNECTIONS, Duration.ofSeconds(10),
                    () -> new Posts(subject.api(), tenant.api(), "/purchases", orders::nextBody, 1)).perSecond();
        }
        return Pairs.median(rates);
    }

    /** From two connections, because the server has two cores. */
    private void fill(Tenant tenant, int entries) throws Exception {
        var steps = Collections.nCopies(entries / STEP, (Callable<Void>) () -> {
            fillStep(tenant.id());
            return null;
        });
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var done : pool.invokeAll(steps)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        addToBalances(tenant.id(), entries / Scene.ACCOUNTS);
        subject.analyze();
    }

    private void fillStep(int tenant) throws Exception {
        new TenantWork(subject.database()).call(tenant, connection -> {
            try (var fill = connection.prepareStatement(FILL)) {
                fill.setInt(1, tenant);
                fill.setInt(2, STEP);
                for (var parameter = 3; parameter <= 5; parameter++) {
                    fill.setInt(parameter, tenant);
                }
                return fill.executeUpdate();
            }
        });
    }

    private void addToBalances(int tenant, int each) throws Exception {
        new TenantWork(subject.database()).call(tenant, connection -> {
            try (var add = connection.prepareStatement(
                    "update app.balance set available = available + ? where tenant_id = ?")) {
                add.setInt(1, each);
                add.setInt(2, tenant);
                return add.executeUpdate();
            }
        });
    }

    /** Reads one account's page after another's, at random. */
    private record Reads(Wire wire, Tenant tenant, String path, String what) implements Load.Worker {

        Reads(URI api, Tenant tenant, String what) throws IOException {
            this(new Wire(api), tenant, api.getPath(), what);
        }

        @Override
        public long work() throws Exception {
            var account = "A" + ThreadLocalRandom.current().nextInt(Scene.ACCOUNTS);
            var answer = wire.get(path + "/accounts/ext:" + account + "/" + what, tenant.api().token());
            if (answer.status() != 200) {
                throw new IllegalStateException(what + " answered " + answer.status() + ": " + answer.text());
            }
            return 1;
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }
}
