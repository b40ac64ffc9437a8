package io.stamgast.wallet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.wallet.Period.Length;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @ValueSource(strings = {"2010", "2010-Q1", "2010-Q4", "2010-03", "2010-12"})
    void whatIsWrittenIsReadBack(String text) {
        assertEquals(text, Period.parse("period", text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "201", "2010-Q5", "2010-Q0", "2010-13", "2010-00", "2010-3", "2010-q1", " 2010",
        "2010 ", "20100", "0000", "9999", "2010-", "٢٠١٠"})
    void anythingElseIsRefusedByTheFieldsName(String text) {
        var refusal = assertThrows(DomainException.class, () -> Period.parse("period", text));
        assertEquals("period", refusal.violations().get(0).field());
    }

    @Test
    void oneThatIsMissingIsToldSo() {
        var refusal = assertThrows(DomainException.class, () -> Period.parse("last", null));
        assertEquals(List.of(new Violation("last",
                "must be given: a year (2010), a quarter (2010-Q1) or a month (2010-03)")), refusal.violations());
    }

    @Test
    void aPeriodBeginsAndEndsAtLocalMidnight() {
        var lastMinutes = Instant.parse("2011-03-31T23:30:00Z");
        assertEquals("2011-Q2", Period.of(lastMinutes, LONDON, Length.QUARTER).toString());
        assertEquals("2011-Q1", Period.of(lastMinutes, ZoneId.of("UTC"), Length.QUARTER).toString());
        var q1 = Period.parse("period", "2011-Q1");
        assertEquals(Instant.parse("2011-01-01T00:00:00Z"), q1.start(LONDON));
        assertEquals(Instant.parse("2011-03-31T23:00:00Z"), q1.end(LONDON));
        assertTrue(contains(q1, q1.start(LONDON), LONDON));
        assertFalse(contains(q1, q1.end(LONDON), LONDON));
    }

    @Test
    void thoseThatHaveEndedAreTheLatestOfEachLength() {
        assertEquals("[2011-02, 2011-01, 2010-12, 2010-11, 2010-Q4, 2010-Q3, 2010]",
                Period.endedBy(LocalDate.of(2011, 3, 31), 3).toString());
    }

    @Test
    void theOneBeforeTheFirstOfAYearIsTheLastOfTheYearBefore() {
        assertEquals("2010-Q4", Period.parse("period", "2011-Q1").previous().toString());
        assertEquals("2010-12", Period.parse("period", "2011-01").previous().toString());
        assertEquals("2010", Period.parse("period", "2011").previous().toString());
    }

    @Test
    void monthsAreNumbers() {
        assertArrayEquals(new int[] {201004, 201005, 201006}, Period.parse("period", "2010-Q2").months());
        assertEquals(12, Period.parse("period", "2010").months().length);
        assertEquals("2010-Q2", Period.parse("period", "2010-05").within(Length.QUARTER).toString());
    }

    @Test
    void aClockSetBackOverMidnightDoesNotReopenAMonth() {
        var stJohns = ZoneId.of("America/St_Johns"); // 2009-11-01 00:01 became 2009-10-31 23:01
        var again = Instant.parse("2009-11-01T02:45:00Z");
        assertEquals("2009-10-31", LocalDate.ofInstant(again, stJohns).toString());
        assertEquals("2009-11", Period.of(again, stJohns, Length.MONTH).toString());
    }

    @Property
    void everyInstantLiesInExactlyItsPeriod(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
                                            @ForAll Length length) {
        for (var id : new String[] {"Europe/London", "America/St_Johns", "Pacific/Apia", "America/Sao_Paulo"}) {
            var zone = ZoneId.of(id);
            var instant = Instant.ofEpochSecond(second);
            var period = Period.of(instant, zone, length);
            assertTrue(contains(period, instant, zone), () -> id + " " + instant + " " + period);
            assertEquals(period.end(zone), period.next().start(zone));
            assertEquals(period, period.next().previous());
        }
    }

    private static boolean contains(Period period, Instant instant, ZoneId zone) {
        return !instant.isBefore(period.start(zone)) && instant.isBefore(period.end(zone));
    }
}
