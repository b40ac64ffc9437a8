package io.stamgast.membership.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.membership.figures.Months.Month;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @ParameterizedTest
    @CsvSource({"2026-01,2026-01", "2024-02,2027-01"})
    void oneToThreeYearsOfMonthsAreTaken(String from, String to) {
        assertEquals(new Months(YearMonth.parse(from), YearMonth.parse(to)), Months.parse(from, to));
    }

    @ParameterizedTest
    @CsvSource({"2026-02,2026-01,to", "2024-02,2027-02,to", ",2026-01,from", "2026-01,,to", "2026-13,2026-14,from",
        "2026-1,2026-02,from", "2026-01,2026-02-01,to", "+12026-01,12026-02,from", "2026-01,soon,to"})
    void othersAreRefusedWithTheParameterThatIsWrong(String from, String to, String field) {
        var refusal = assertThrows(DomainException.class, () -> Months.parse(from, to));

        assertEquals("invalid-request", refusal.code());
        assertEquals(DomainException.Kind.MALFORMED, refusal.kind());
        assertEquals(List.of(field), refusal.violations().stream().map(violation -> violation.field()).toList());
    }

    @Test
    void monthsBeginWhereTheProgramIsAndTheOneThatRunsEndsNow() {
        var now = Instant.parse("2026-04-02T08:00:00Z");

        assertEquals(List.of(
                new Month(YearMonth.of(2026, 3), Instant.parse("2026-02-28T23:00:00Z"),
                        Instant.parse("2026-03-31T22:00:00Z"), true),
                new Month(YearMonth.of(2026, 4), Instant.parse("2026-03-31T22:00:00Z"), now, false)),
                Months.parse("2026-03", "2026-06").begun(AMSTERDAM, now));
    }
}
