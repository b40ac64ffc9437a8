package io.stamgast.dunning.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.definition.Policies;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Told} says how cases and times are written, {@link Policies} what the steps are. */
class DunningTest {

    @ParameterizedTest(name = "{0}: {1} | {2} at {3}")
    @CsvFileSource(resources = "decisions.txt", delimiter = '|', numLinesToSkip = 1)
    void whatIsDone(String what, String facts, String done, String now, String then) {
        var told = new Told(facts, done);
        var instant = Told.time(now);
        assertEquals(then, Told.told(Dunning.decide(told.snapshot(), told.version(), instant), instant), what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                             |             | 0    | 0.0=EMAIL:a
                             | 0.*         | 1    | 1.0=CHARGE:CURRENT 1.1=EMAIL:b
                             | 0.* 1.0     | 4    | 1.1=EMAIL:b
            paused@1         | 0.*         | 4    | ''
            lost@14          | 0.*         | 20   | WIN_BACK=EMAIL:come-back
            lost@14          | WIN_BACK@44 | 50   | ''
            PAID lost@14     |             | 20   | ''
            UNCOLLECTIBLE    |             | 20   | ''
            """)
    void whatComesNext(String facts, String done, String now, String next) {
        var told = new Told(facts, done);
        assertEquals(next, Told.told(Dunning.upcoming(told.snapshot(), told.version(), Told.time(now))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                              |              | 1  | 9  | 10
                              | 0.*          | 1  | 9  | 7
                              | 0.*          | 1  | 2  | 0
                              | 0.*          | 1  | 3  | 1
            promise=9 shift=7 | 0.*          | 4  | 5  | 3
            promise=9 shift=7 | 0.* 1.*@10   | 11 | 20 | 14
            wait=5            | 0.*          | 6  | 9  | 2
            """)
    void aPromiseShiftsWhatIsToComeToTheDayAfter(String facts, String done, String now, int until, int days) {
        var told = new Told(facts, done);
        var day = LocalDate.of(2026, 3, 16).plusDays(until);
        assertEquals(days, Dunning.promiseDays(told.snapshot(), told.version(), day, Told.time(now)));
    }

    @Test
    void keysAreMadeOfTheCaseTheStepAndTheAction() {
        var told = new Told("", "0.*");
        var action = Dunning.decide(told.snapshot(), told.version(), Told.time("3@9")).actions().get(0);
        assertEquals("dunning/" + Told.ID + "/RENEWAL_SOFT_DECLINE/1/0", action.key());
        assertTrue(action.dueAt().equals(Told.time("3@9")), action.toString());
    }
}
