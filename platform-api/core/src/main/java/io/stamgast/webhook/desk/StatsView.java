package io.stamgast.webhook.desk;

import java.time.Instant;

/**
 * How an endpoint does.
 *
 * @param since of which deliveries the counts are, but for those that wait, which are all
 * @param p95Millis within how many milliseconds 19 of 20 last attempts were over; null when there were none
 * @param oldestWaitingSince null when none waits
 * @param behindSince when the first event occurred that it has not got to; null when it is no more than a minute behind
 * @param failingSince since when nothing was taken; null when the last attempts were
 */
public record StatsView(Instant since, long delivered, long failed, long waiting, Long p95Millis,
                        Instant oldestWaitingSince, Instant behindSince, Instant failingSince) {
}
