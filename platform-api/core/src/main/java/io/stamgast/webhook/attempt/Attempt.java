package io.stamgast.webhook.attempt;

import java.time.Instant;

/**
 * What came of one attempt, as it is kept and shown.
 *
 * @param status of the answer; null when there was none
 * @param answer the first 2,048 bytes of its body; null when there was none
 * @param error why it came to nothing; null when it didn't, or when the status says it
 */
public record Attempt(Instant at, Integer status, long durationMillis, String answer, String error) {

    private static final int TAKEN = 200;
    private static final int REDIRECTED = 300;
    private static final int REFUSED = 400;

    static Attempt answered(Instant at, long durationMillis, int status, String answer) {
        var redirected = status >= REDIRECTED && status < REFUSED;
        return new Attempt(at, status, durationMillis, answer, redirected ? "Redirects are not followed" : null);
    }

    static Attempt unanswered(Instant at, long durationMillis, String error) {
        return new Attempt(at, null, durationMillis, null, error);
    }

    public boolean wasTaken() {
        return status != null && status >= TAKEN && status < REDIRECTED;
    }
}
