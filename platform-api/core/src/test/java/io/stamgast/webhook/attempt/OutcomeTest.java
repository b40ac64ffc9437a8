package io.stamgast.webhook.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.outgoing.OutgoingAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final RetrySchedule SCHEDULE = new RetrySchedule("10, 100");

    private static Outcome answered(int status, String retryAfter, int number) {
        return Outcome.answered(NOW, 5, new OutgoingAnswer(status, retryAfter, "b"), number, SCHEDULE);
    }

    private static long wait(Outcome outcome) {
        return Duration.between(NOW, outcome.dueAt()).toSeconds();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void twoHundredsAreTaken(int status) {
        var outcome = answered(status, null, 1);
        assertTrue(outcome.isTaken());
        assertNull(outcome.dueAt());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 302, 307, 308, 400, 401, 404, 429, 500, 503})
    void anythingElseIsTriedAgain(int status) {
        var outcome = answered(status, null, 1);
        assertFalse(outcome.isTaken());
        assertTrue(wait(outcome) >= 9 && wait(outcome) <= 11, outcome.toString());
    }

    @Test
    void theLastAttemptIsTheLast() {
        assertTrue(wait(answered(500, null, 2)) >= 90);
        assertNull(answered(500, null, 3).dueAt());
        assertNull(Outcome.unanswered(NOW, 5, "e", 3, SCHEDULE).dueAt());
    }

    @Test
    void whoIsGoneIsNotAskedAgain() {
        var outcome = answered(410, "10", 1);
        assertTrue(outcome.isGone());
        assertNull(outcome.dueAt());
    }

    @ParameterizedTest
    @CsvSource({"3600, 3600", "5, 10", "9999999, 86400", "-1, 10", "soon, 10", "99999999999999999999, 10"})
    void aWaitThatIsAskedForIsGivenWithinADay(String retryAfter, long seconds) {
        var wait = wait(answered(503, retryAfter, 1));
        assertTrue(Math.abs(wait - seconds) <= 1, wait + " s");
    }

    @Test
    void itMayBeAskedForByADate() {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().plusSeconds(600).atOffset(ZoneOffset.UTC));
        var wait = wait(answered(503, date, 1));
        assertTrue(wait >= 590 && wait <= 600, wait + " s");
    }

    @Test
    void waitsDifferSoThatNotAllComeAtOnce() {
        assertNotEquals(1, IntStream.range(0, 50).mapToObj(i -> answered(500, null, 1).dueAt()).distinct().count());
    }

    @Test
    void theAttemptTellsWhatCame() {
        assertEquals(new Attempt(NOW, 500, 5, "b", null), answered(500, null, 1).attempt());
        assertEquals("Redirects are not followed", answered(302, null, 1).attempt().error());
        assertEquals(new Attempt(NOW, null, 5, null, "e"), Outcome.unanswered(NOW, 5, "e", 1, SCHEDULE).attempt());
    }

    @Test
    void byDefaultItIsTriedForAlmostThreeDays() {
        var schedule = new RetrySchedule(RetrySchedule.DEFAULT);
        var hours = IntStream.rangeClosed(1, 13)
                .mapToLong(attempt -> schedule.waitAfter(attempt).orElseThrow().toMinutes()).sum() / 60.0;
        assertTrue(hours > 60 && hours < 72, hours + " hours");
        assertTrue(schedule.waitAfter(14).isEmpty());
    }
}
