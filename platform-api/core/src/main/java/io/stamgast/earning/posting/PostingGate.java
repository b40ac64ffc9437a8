package io.stamgast.earning.posting;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets only a few transactions at the database at once, a tenant's in the order in which they came, and of one tenant
 * no more than half: more would not be faster, only wait for each other there, out of order, and keep connections and
 * processors from everybody else. Of the chunks of a tenant's batches and files there are two at once, however many it
 * sends, and one while somebody else posts single purchases, whose callers wait.
 */
final class PostingGate {

    private static final int AT_ONCE = 16;
    private static final int SINGLES_OF_A_TENANT = 8;
    private static final int CHUNKS_OF_A_TENANT = 2;
    private static final long PRESENT_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final Semaphore all = new Semaphore(AT_ONCE, true);
    private final Map<Integer, Semaphore> singles = new ConcurrentHashMap<>();
    private final Map<Integer, Semaphore> chunks = new ConcurrentHashMap<>();
    /** When each tenant last sent a single purchase. */
    private final Map<Integer, Long> lastSingle = new ConcurrentHashMap<>();

    PostingGate() {
        this(System::nanoTime);
    }

    /** @param nanos a clock that only counts, as {@link System#nanoTime} */
    PostingGate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    <T> T single(int tenant, Supplier<T> work) {
        lastSingle.put(tenant, nanos.getAsLong());
        var own = singles.computeIfAbsent(tenant, id -> new Semaphore(SINGLES_OF_A_TENANT, true));
        return within(own, 1, () -> within(all, 1, work));
    }

    <T> T chunk(int tenant, Supplier<T> work) {
        var own = chunks.computeIfAbsent(tenant, id -> new Semaphore(CHUNKS_OF_A_TENANT, true));
        return within(own, othersPost(tenant) ? CHUNKS_OF_A_TENANT : 1, () -> within(all, 1, work));
    }

    private boolean othersPost(int tenant) {
        var now = nanos.getAsLong();
        return lastSingle.entrySet().stream()
                .anyMatch(last -> last.getKey() != tenant && now - last.getValue() < PRESENT_NANOS);
    }

    private static <T> T within(Semaphore gate, int share, Supplier<T> work) {
        gate.acquireUninterruptibly(share);
        try {
            return work.get();
        } finally {
            gate.release(share);
        }
    }
}
