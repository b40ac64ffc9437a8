package io.stamgast.outgoing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;

/**
 * Looks names up, which blocks and takes long where their servers don't answer: on threads of its own, one for a name
 * at once. Names that were slow the last time get some of the threads only, which leaves the others to names that are
 * not. Nothing queues: what there is no thread for is refused at once, to be tried again later.
 */
final class Lookups implements AutoCloseable {

    private static final int MOST = 512;
    private static final int MOST_SLOW = 256;
    private static final Duration SLOW = Duration.ofSeconds(1);
    /** After that time a name may show anew whether it is slow. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;

    /** Asks for the addresses of a name. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final Lookup lookup;
    private final Ticker ticker;
    private final ExecutorService threads;
    private final Semaphore free;
    private final Semaphore freeForSlow;
    private final Cache<String, Boolean> slow;
    private final Map<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    Lookups(Lookup lookup, Ticker ticker) {
        this(lookup, ticker, MOST, MOST_SLOW);
    }

    /**
     * For tests, with fewer threads.
     *
     * @param mostSlow of the threads, for names that were slow the last time
     */
    Lookups(Lookup lookup, Ticker ticker, int most, int mostSlow) {
        this.lookup = lookup;
        this.ticker = ticker;
        this.threads = Executors.newCachedThreadPool(new DefaultThreadFactory("outgoing-lookup", true));
        this.free = new Semaphore(most);
        this.freeForSlow = new Semaphore(mostSlow);
        this.slow = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).ticker(ticker)
                .executor(Runnable::run).build();
    }

    /** The host's addresses, none when it is not known; an {@link OutgoingFailure} when there is no thread for it. */
    CompletableFuture<InetAddress[]> of(String host) {
        var begun = new CompletableFuture<InetAddress[]>();
        var earlier = underWay.putIfAbsent(host, begun);
        if (earlier != null) {
            return earlier;
        }
        var wasSlow = slow.getIfPresent(host) != null;
        if (!begin(wasSlow)) {
            underWay.remove(host);
            begun.completeExceptionally(new OutgoingFailure("The host " + host
                    + " is not looked up now: too many names have slow servers"));
            return begun;
        }
        threads.execute(() -> ask(host, wasSlow, begun));
        return begun;
    }

    private boolean begin(boolean wasSlow) {
        if (wasSlow && !freeForSlow.tryAcquire()) {
            return false;
        }
        var hasBegun = free.tryAcquire();
        if (wasSlow && !hasBegun) {
            freeForSlow.release();
        }
        return hasBegun;
    }

    private void end(String host, boolean wasSlow) {
        free.release();
        if (wasSlow) {
            freeForSlow.release();
        }
        underWay.remove(host);
    }

    private void ask(String host, boolean wasSlow, CompletableFuture<InetAddress[]> begun) {
        var since = ticker.read();
        try {
            var found = find(host);
            note(host, ticker.read() - since);
            end(host, wasSlow);
            begun.complete(found);
        } catch (RuntimeException unfit) {
            end(host, wasSlow);
            begun.completeExceptionally(unfit);
        }
    }

    private InetAddress[] find(String host) {
        try {
            return lookup.of(host);
        } catch (UnknownHostException none) {
            return new InetAddress[0];
        }
    }

    private void note(String host, long nanos) {
        if (nanos > SLOW.toNanos()) {
            slow.put(host, true);
        } else {
            slow.invalidate(host);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
