package io.stamgast.webhook.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.outgoing.OutgoingAnswer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final RetrySchedule SCHEDULE = new RetrySchedule(RetrySchedule.DEFAULT);

    private final Pace pace = new Pace(32, 0);

    private static long seconds(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private static Outcome outcome(int status, String retryAfter) {
        return Outcome.answered(Instant.EPOCH, 1, new OutgoingAnswer(status, retryAfter, ""), 1, SCHEDULE);
    }

    private static Outcome outcome(int status) {
        return outcome(status, null);
    }

    private int begun(int share, Integer rate, long now) {
        var begun = 0;
        while (begun < 1000 && pace.begin(begun, share, rate, now)) {
            begun++;
        }
        return begun;
    }

    @Test
    void asManyAreUnderWayAsMayBeAndAsTheShareIs() {
        assertEquals(32, begun(100, null, 0));
        assertEquals(5, begun(5, null, 0));
    }

    @Test
    void aRatePerSecondIsKept() {
        var begun = 0;
        for (var millis = 0; millis < 10_000; millis += 10) {
            begun += pace.begin(0, 100, 7, TimeUnit.MILLISECONDS.toNanos(millis)) ? 1 : 0;
        }
        assertTrue(begun >= 69 && begun <= 71, begun + " in ten seconds");
    }

    @Test
    void afterARestNoMoreComeThanInASecond() {
        assertEquals(1, begun(100, 7, 0));
        assertEquals(7, begun(100, 7, seconds(60)));
    }

    @Test
    void anOverburdenedEndpointIsLeftAloneForLongerAndLonger() {
        var now = 0L;
        for (var pause : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            pace.note(outcome(429), now);
            pace.note(outcome(429), now); // was under way at the same time
            assertTrue(pace.isPaused(now + seconds(pause - 0.1)), pause + " s");
            assertFalse(pace.isPaused(now + seconds(pause)), pause + " s");
            now += seconds(pause);
        }
        assertEquals(1, pace.allowed());
    }

    @Test
    void itGetsTheTimeThatItAsksForWithinAnHour() {
        pace.note(outcome(503, "120"), 0);
        assertTrue(pace.isPaused(seconds(119)));
        assertFalse(pace.isPaused(seconds(120)));
        pace.note(outcome(503, "99999"), seconds(120));
        assertFalse(pace.isPaused(seconds(120 + 3600)));
    }

    @Test
    void successesWidenItAgain() {
        pace.note(outcome(504), 0);
        assertEquals(16, pace.allowed());
        for (var i = 0; i < 10; i++) {
            pace.note(outcome(200), seconds(2));
        }
        assertEquals(26, pace.allowed());
        for (var i = 0; i < 100; i++) {
            pace.note(outcome(200), seconds(2));
        }
        assertEquals(32, pace.allowed());
    }

    @Test
    void someFailuresAmongSuccessesChangeNothing() {
        for (var i = 0; i < 100; i++) {
            pace.note(outcome(i % 10 == 0 ? 200 : 500), 0);
        }
        assertFalse(pace.isPaused(0));
        assertEquals(32, pace.allowed());
    }

    @Test
    void tenFailuresInARowPauseIt() {
        for (var i = 0; i < 9; i++) {
            pace.note(outcome(500), 0);
        }
        assertFalse(pace.isPaused(0));
        pace.note(outcome(500), 0);
        assertTrue(pace.isPaused(0));
    }

    @Test
    void silenceNarrowsItWithoutAPause() {
        pace.note(Outcome.unanswered(Instant.EPOCH, 15_000, "No answer", 1, SCHEDULE), 0);
        assertEquals(16, pace.allowed());
        assertFalse(pace.isPaused(0));
    }
}
