package io.stamgast.earning.period;

import java.time.Instant;

/**
 * A period that was closed.
 *
 * @param closes how often it was closed completely; 0 while its first close runs
 * @param closing whether a close runs, or was cut off and should be repeated
 * @param stale whether something came in that no close has seen; a re-close would post the difference, if there is one
 */
public record ClosedPeriod(String period, int closes, Instant firstClosedAt, Instant lastClosedAt, boolean closing,
                           boolean stale) {
}
