package io.stamgast.benchmark;

import io.stamgast.benchmark.Recording.Transaction;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.TenantWork;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Runs the product's own posting in this process, on a data source that remembers what it sends. */
final class Recorder {

    private static final int THREADS = 4;

    private final Recording recording = new Recording();
    private final PurchasePosting posting;
    private final int tenant;

    Recorder(DataSource database, int tenant) {
        this.tenant = tenant;
        posting = new PurchasePosting(new TenantWork(recording.of(database)),
                new ProgramShelf(new RuleBook(), new Standings()),
                Clock.systemUTC());
    }

    /** The transactions of so many single posts. */
    List<Transaction> singles(Orders orders, int count) throws Exception {
        return record(count, () -> posting.post(tenant, "benchmark", orders.next(), SingleRequest.INSTANCE));
    }

    /** The transactions, one per chunk, of so many batches. */
    List<Transaction> batches(Orders orders, int size, int count) throws Exception {
        return record(count, () -> posting.post(tenant, "benchmark",
                IntStream.range(0, size).mapToObj(n -> orders.next()).toList()));
    }

    private List<Transaction> record(int count, Callable<?> post) throws Exception {
        post.call(); // reads the rules once, which is not part of what is measured
        var before = recording.transactions().size();
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (var done : pool.invokeAll(Collections.nCopies(count, post))) {
                done.get();
            }
        } finally {
            pool.shutdown();
            recording.close();
        }
        var all = recording.transactions();
        return all.subList(before, all.size());
    }
}
