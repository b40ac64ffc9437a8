package io.stamgast.stripe;

import java.time.Duration;

/** How long is waited until something is tried again. */
public final class Backoff {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST_DOUBLINGS = 20;

    private Backoff() {
    }

    /** 2, 4, 8 … seconds after so many attempts, at most half an hour. */
    public static Duration after(int attempts) {
        var wait = Duration.ofSeconds(1L << Math.min(attempts, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
