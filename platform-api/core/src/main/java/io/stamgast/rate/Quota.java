package io.stamgast.rate;

import io.github.bucket4j.ConsumptionProbe;
import java.util.concurrent.TimeUnit;

/**
 * What a request found of its limit.
 *
 * @param isGranted whether it may go on
 * @param limit requests per second, and as many at once
 * @param remaining how many more would be let in now
 * @param resetSeconds until all of the limit is there again, rounded up
 * @param retrySeconds until one more is let in, rounded up; 0 when granted
 */
public record Quota(boolean isGranted, int limit, long remaining, long resetSeconds, long retrySeconds) {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    static Quota of(int limit, ConsumptionProbe probe) {
        return new Quota(probe.isConsumed(), limit, probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()), seconds(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return (nanos + SECOND - 1) / SECOND;
    }

    /** The one of the two that ends sooner; a refusal at once. */
    Quota tighter(Quota other) {
        if (isGranted != other.isGranted) {
            return isGranted ? other : this;
        }
        return other.remaining < remaining ? other : this;
    }
}
