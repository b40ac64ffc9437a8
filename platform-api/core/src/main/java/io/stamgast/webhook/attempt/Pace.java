package io.stamgast.webhook.attempt;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How fast an endpoint is told things: how many calls may be under way at once, how many may begin per second, and
 * whether it is left alone for a while. It narrows with every call that finds the endpoint overburdened or silent, and
 * widens with every success. Times are those of {@link System#nanoTime}.
 */
public final class Pace {

    private static final int FAILURES_TO_PAUSE = 10;
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(60);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private final int most;
    private int allowed;
    private int failures;
    private int pauses;
    private long pausedUntil = Long.MIN_VALUE;
    private double tokens = 1;
    private long filledAt;

    /** @param most calls at once */
    public Pace(int most, long now) {
        this.most = most;
        this.allowed = most;
        this.filledAt = now;
    }

    public int allowed() {
        return allowed;
    }

    public boolean isPaused(long now) {
        return pausedUntil != Long.MIN_VALUE && now - pausedUntil < 0;
    }

    /**
     * Whether one more call may begin now; then it counts.
     *
     * @param ratePerSecond null for as many as come
     */
    public boolean begin(int underWay, int share, Integer ratePerSecond, long now) {
        if (underWay >= Math.min(allowed, share) || isPaused(now)) {
            return false;
        }
        if (ratePerSecond == null) {
            return true;
        }
        tokens = Math.min(ratePerSecond, tokens + (now - filledAt) / 1e9 * ratePerSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    public void note(Outcome outcome, long now) {
        if (outcome.isTaken()) {
            failures = 0;
            pauses = 0;
            allowed = Math.min(most, allowed + 1);
            return;
        }
        failures++;
        if (outcome.isOverburdened() || outcome.isUnanswered()) {
            allowed = Math.max(1, allowed / 2);
        }
        // what was under way together counts as one sign
        if ((outcome.isOverburdened() || failures >= FAILURES_TO_PAUSE) && !isPaused(now)) {
            var pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(pauses++, 6));
            var asked = outcome.pause().compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : outcome.pause();
            pausedUntil = now + Math.max(pause, asked.toNanos());
        }
    }
}
