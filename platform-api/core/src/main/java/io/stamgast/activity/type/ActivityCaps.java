package io.stamgast.activity.type;

import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** How many activities of a type an account may have in a day, month and year of the program's zone; null for any. */
public record ActivityCaps(@Positive Integer perDay, @Positive Integer perMonth, @Positive Integer perYear) {

    static final ActivityCaps NONE = new ActivityCaps(null, null, null);

    /**
     * A day, month or year, and how many may be in it.
     *
     * @param to excluded
     * @param name for the refusal
     */
    public record Span(Instant from, Instant to, int most, String name) {

        private static Span of(LocalDate from, LocalDate to, int most, String name, ZoneId zone) {
            return new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), most, name);
        }
    }

    /** The spans that an activity of that time falls into, of those that are capped. */
    public List<Span> spans(Instant occurredAt, ZoneId zone) {
        var day = LocalDate.ofInstant(occurredAt, zone);
        var spans = new ArrayList<Span>();
        if (perDay != null) {
            spans.add(Span.of(day, day.plusDays(1), perDay, "day", zone));
        }
        if (perMonth != null) {
            var month = day.withDayOfMonth(1);
            spans.add(Span.of(month, month.plusMonths(1), perMonth, "month", zone));
        }
        if (perYear != null) {
            var year = day.withDayOfYear(1);
            spans.add(Span.of(year, year.plusYears(1), perYear, "year", zone));
        }
        return spans;
    }
}
