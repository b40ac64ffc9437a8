package io.stamgast.tier.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeTest {

    private final Scheme scheme = Written.inForce(Written.SPEND);

    @ParameterizedTest
    @CsvSource({"-500, BRONZE", "0, BRONZE", "99999, BRONZE", "100000, SILVER", "499999, SILVER", "500000, GOLD"})
    void aTierBeginsAtItsThreshold(long figure, String code) {
        assertEquals(code, scheme.code(scheme.reached(figure)));
    }

    @Test
    void whereTheFirstTierHasAThresholdAccountsMayHaveNone() {
        var demanding = Written.inForce(Written.SPEND.replace("\"threshold\":\"0\"", "\"threshold\":\"1\""));
        assertEquals(Scheme.NONE, demanding.reached(99L));
        assertEquals(Scheme.NONE, demanding.reached(null));
        assertNull(demanding.code(Scheme.NONE));
        assertEquals(0, scheme.reached(null));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-30, 2026-01-31", "2026-01-31, 2027-01-31", "2026-11-29, 2027-01-31"})
    void aYearlyReviewIsTheNextDayOfThatName(LocalDate day, LocalDate review) {
        var yearly = Written.inForce(Written.SPEND.replace("\"everyMonths\":12", "\"yearlyOn\":\"01-31\""));
        assertEquals(review, yearly.reviewAfter(day));
    }

    @Test
    void aReviewComesMonthsAfter() {
        assertEquals(LocalDate.of(2027, 11, 29), scheme.reviewAfter(LocalDate.of(2026, 11, 29)));
    }

    @Test
    void aRollingSpanEndsWithTheRunningMonth() {
        assertEquals(new Scheme.Span(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 12, 1), null),
                scheme.span(LocalDate.of(2026, 11, 29)));
    }

    @Test
    void aCalendarYearLooksAtTheOneBeforeToo() {
        var year = Written.inForce(Written.SPEND.replace("\"ROLLING\",\"months\":12", "\"CALENDAR_YEAR\""));
        assertEquals(new Scheme.Span(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), LocalDate.of(2025, 1, 1)),
                year.span(LocalDate.of(2026, 11, 29)));
    }
}
