package io.stamgast.webhook.attempt;

import io.stamgast.outgoing.OutgoingAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What an attempt changes.
 *
 * @param dueAt when the next attempt comes; null when there is none, because it was taken or is given up
 * @param pause how long the endpoint asks to be left alone; zero when it doesn't
 */
public record Outcome(Attempt attempt, Instant dueAt, Duration pause) {

    private static final int GONE = 410;
    /** What says that there is too much to do, of the endpoint itself or of what stands before it. */
    private static final Set<Integer> OVERBURDENED = Set.of(429, 502, 503, 504);

    /** @param number of the attempt, from 1 */
    public static Outcome answered(Instant at, long durationMillis, OutgoingAnswer answer, int number,
                                   RetrySchedule schedule) {
        var attempt = Attempt.answered(at, durationMillis, answer.status(), answer.beginning());
        if (attempt.wasTaken() || answer.status() == GONE) {
            return new Outcome(attempt, null, Duration.ZERO);
        }
        var asked = RetryAfter.read(answer.retryAfter(), Instant.now());
        return new Outcome(attempt, due(at, number, asked, schedule), asked);
    }

    public static Outcome unanswered(Instant at, long durationMillis, String error, int number,
                                     RetrySchedule schedule) {
        return new Outcome(Attempt.unanswered(at, durationMillis, error), due(at, number, Duration.ZERO, schedule),
                Duration.ZERO);
    }

    private static Instant due(Instant at, int number, Duration asked, RetrySchedule schedule) {
        return schedule.waitAfter(number).map(wait -> at.plus(wait.compareTo(asked) > 0 ? wait : asked)).orElse(null);
    }

    public boolean isTaken() {
        return attempt.wasTaken();
    }

    /** Whether the endpoint says that there is nobody any more. */
    public boolean isGone() {
        return attempt.status() != null && attempt.status() == GONE;
    }

    public boolean isOverburdened() {
        return attempt.status() != null && OVERBURDENED.contains(attempt.status());
    }

    public boolean isUnanswered() {
        return attempt.status() == null;
    }
}
