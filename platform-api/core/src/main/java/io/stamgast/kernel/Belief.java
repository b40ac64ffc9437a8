package io.stamgast.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What was read and may be believed for {@link #LENGTH}, counted from before it was read. Who makes it wrong waits as
 * long before saying so ({@link #awaitForgotten}): from then on no instance believes it, without their knowing each
 * other.
 */
public final class Belief<K, V> {

    public static final Duration LENGTH = Duration.ofMillis(200);

    private final Cache<K, Reading<V>> readings = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();
    private final LongSupplier nanos;
    private final Pause pause;

    /** Lets time go by. */
    public interface Pause {
        void nanos(long length) throws InterruptedException;
    }

    private record Reading<V>(V value, long begunAt) {
    }

    public Belief() {
        this(System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /** @param nanos a clock that only counts, as {@link System#nanoTime} */
    public Belief(LongSupplier nanos, Pause pause) {
        this.nanos = nanos;
        this.pause = pause;
    }

    /**
     * What is believed, or is read now, by one for all who ask meanwhile.
     *
     * @param read what it throws is thrown on, and never believed
     */
    public V of(K key, Supplier<V> read) {
        var known = readings.getIfPresent(key);
        return isBelieved(known) ? known.value()
                : readings.asMap().compute(key, (same, before) -> isBelieved(before) ? before : read(read)).value();
    }

    private boolean isBelieved(Reading<V> known) {
        return known != null && nanos.getAsLong() - known.begunAt() < LENGTH.toNanos();
    }

    private Reading<V> read(Supplier<V> read) {
        var begunAt = nanos.getAsLong();
        return new Reading<>(read.get(), begunAt);
    }

    /** Returns once no instance believes any more what was true before; an interruption doesn't shorten it. */
    public void awaitForgotten() {
        var end = nanos.getAsLong() + LENGTH.toNanos();
        var interrupted = false;
        for (var left = LENGTH.toNanos(); left > 0; left = end - nanos.getAsLong()) {
            try {
                pause.nanos(left);
            } catch (InterruptedException interruption) {
                interrupted = true; // what is promised holds for whoever is interrupted too
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
