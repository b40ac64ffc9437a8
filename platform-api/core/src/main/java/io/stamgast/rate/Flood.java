package io.stamgast.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Knows who goes on though it was refused just now. Callers are told apart by their tokens. */
@ApplicationScoped
public class Flood {

    /** Who is refused is told to wait for a second. */
    static final Duration JUST_NOW = Duration.ofMillis(250);
    private static final int MOST_CALLERS = 10_000;

    private final LongSupplier nanos;
    private final Cache<String, Long> refusals = Caffeine.newBuilder().maximumSize(MOST_CALLERS)
            .expireAfterWrite(Duration.ofSeconds(1)).build();

    public Flood() {
        this(System::nanoTime);
    }

    /** @param nanos what time it is, in nanoseconds since some beginning */
    public Flood(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Notes that a caller was refused for too many requests.
     *
     * @param token as it came, with the word before it
     */
    public void refused(String token) {
        refusals.put(token, nanos.getAsLong());
    }

    /**
     * Whether the caller was refused just now.
     *
     * @param token as it came; null for who has none
     */
    public boolean isOf(String token) {
        var refused = token == null ? null : refusals.getIfPresent(token);
        return refused != null && nanos.getAsLong() - refused < JUST_NOW.toNanos();
    }
}
