package io.stamgast.earning.posting;

import io.stamgast.earning.posting.PurchasePosting.Turn;
import io.stamgast.kernel.DomainException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets only a few transactions at the database at once, a tenant's in the order in which they came: more would not be
 * faster, only wait for each other there, out of order, and keep connections and processors from everybody else. Of a
 * tenant's single purchases there are eight at once; of its batches that are answered at once two, and of the chunks of
 * all its batches and files two, however many it sends, and one while somebody else posts single purchases, whose
 * callers wait.
 */
final class PostingGate {

    private static final int AT_ONCE = 16;
    private static final int SINGLES_OF_A_TENANT = 8;
    private static final int BULKS_OF_A_TENANT = 2;
    /** Each that waits keeps one of the server's threads, which others need too. */
    private static final int SINGLES_WAITING = 100;
    /** A batch waits long, and there is a way to send it that keeps no thread. */
    private static final int BATCHES_WAITING = 16;
    private static final long PATIENCE_SECONDS = 10;
    private static final long PRESENT_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final Semaphore all = new Semaphore(AT_ONCE, true);
    private final Map<Integer, Semaphore> singles = new ConcurrentHashMap<>();
    private final Map<Integer, Semaphore> chunks = new ConcurrentHashMap<>();
    private final Map<Integer, Semaphore> batches = new ConcurrentHashMap<>();
    /** When each tenant's last single purchase came or was done. */
    private final Map<Integer, Long> lastSingle = new ConcurrentHashMap<>();

    PostingGate() {
        this(System::nanoTime);
    }

    /** @param nanos a clock that only counts, as {@link System#nanoTime} */
    PostingGate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @throws DomainException ({@code service-unavailable}, 503) when too many wait already, or for too long */
    <T> T single(int tenant, Supplier<T> work) {
        var own = singles.computeIfAbsent(tenant, id -> new Semaphore(SINGLES_OF_A_TENANT, true));
        lastSingle.put(tenant, nanos.getAsLong());
        if (own.getQueueLength() >= SINGLES_WAITING) {
            throw busy();
        }
        enterSoon(own);
        try {
            enterSoon(all);
            return leaving(all, work);
        } finally {
            own.release();
            lastSingle.put(tenant, nanos.getAsLong());
        }
    }

    /** Waits as long as it takes: whoever sends many at once is in no hurry, and none of them gets lost on the way. */
    <T> T chunk(int tenant, Supplier<T> work) {
        var place = awaitPlace(bulks(chunks, tenant), tenant);
        try (place) {
            all.acquireUninterruptibly();
            return leaving(all, work);
        }
    }

    /**
     * Waits until a batch of the tenant may be worked on: reading it and answering it takes processors too.
     *
     * @throws DomainException ({@code service-unavailable}, 503) when too many wait already
     */
    Turn batch(int tenant) {
        var places = bulks(batches, tenant);
        if (places.getQueueLength() >= BATCHES_WAITING) {
            throw DomainException.unavailable("service-unavailable", "Too many batches wait at this moment; nothing"
                    + " happened, try again, or send it with \"Prefer: respond-async\".");
        }
        return awaitPlace(places, tenant);
    }

    private static Semaphore bulks(Map<Integer, Semaphore> tenants, int tenant) {
        return tenants.computeIfAbsent(tenant, id -> new Semaphore(BULKS_OF_A_TENANT, true));
    }

    /** While others wait for single purchases, one takes all places of the tenant. */
    private Turn awaitPlace(Semaphore places, int tenant) {
        var taken = othersPost(tenant) ? BULKS_OF_A_TENANT : 1;
        places.acquireUninterruptibly(taken);
        return () -> places.release(taken);
    }

    private boolean othersPost(int tenant) {
        var now = nanos.getAsLong();
        return lastSingle.entrySet().stream().anyMatch(last -> last.getKey() != tenant
                && (now - last.getValue() < PRESENT_NANOS
                || singles.get(last.getKey()).availablePermits() < SINGLES_OF_A_TENANT));
    }

    private static void enterSoon(Semaphore gate) {
        try {
            if (!gate.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static <T> T leaving(Semaphore gate, Supplier<T> work) {
        try {
            return work.get();
        } finally {
            gate.release();
        }
    }

    private static DomainException busy() {
        return DomainException.unavailable("service-unavailable",
                "Too many purchases wait at this moment; nothing happened, try again.");
    }
}
