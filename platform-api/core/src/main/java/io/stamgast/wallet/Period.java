package io.stamgast.wallet;

import com.fasterxml.jackson.annotation.JsonValue;
import io.stamgast.kernel.DomainException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A calendar period, written {@code 2010}, {@code 2010-Q1} or {@code 2010-03}: half-open between local midnights of
 * the program's zone.
 *
 * @param part the month (1–12) or the quarter (1–4); 1 for a year
 */
public record Period(Length length, int year, int part) {

    /** How long a period is, in months. */
    public enum Length {
        MONTH(1), QUARTER(3), YEAR(12);

        private final int months;

        Length(int months) {
            this.months = months;
        }

        public int months() {
            return months;
        }
    }

    static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;
    private static final String FORMS = "a year (2010), a quarter (2010-Q1) or a month (2010-03)";
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");

    public Period {
        if (year < FIRST_YEAR || year > LAST_YEAR || part < 1 || part > 12 / length.months()) {
            throw new IllegalArgumentException("no period: " + length + " " + part + " of " + year);
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @param field the field or path parameter it stands in, for the refusal
     * @throws DomainException ({@code invalid-request}, 400) when it is missing, or not a period
     */
    public static Period parse(String field, String text) {
        if (text == null) {
            throw DomainException.malformed("invalid-request", field, "must be given: " + FORMS);
        }
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw DomainException.malformed("invalid-request", field, "must be " + FORMS);
        }
        var year = Integer.parseInt(written.group(1));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw DomainException.malformed("invalid-request", field,
                    "must be of a year from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        if (written.group(2) != null) {
            return new Period(Length.QUARTER, year, Integer.parseInt(written.group(2)));
        }
        return written.group(3) == null
                ? new Period(Length.YEAR, year, 1)
                : new Period(Length.MONTH, year, Integer.parseInt(written.group(3)));
    }

    /** The period that contains the instant. */
    public static Period of(Instant instant, ZoneId zone, Length length) {
        var period = of(LocalDate.ofInstant(instant, zone), length);
        // a clock set back over midnight shows the old date once more, but the new period has begun
        return instant.isBefore(period.end(zone)) ? period : period.next();
    }

    /** The period that contains the day. */
    public static Period of(LocalDate day, Length length) {
        return new Period(length, day.getYear(), (day.getMonthValue() - 1) / length.months() + 1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, (part - 1) * length.months() + 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(length.months()).minusDays(1);
    }

    /** The first instant of it. */
    public Instant start(ZoneId zone) {
        return firstDay().atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant end(ZoneId zone) {
        return firstDay().plusMonths(length.months()).atStartOfDay(zone).toInstant();
    }

    /**
     * The periods that have ended by a day, the latest of each length first: those that people close.
     *
     * @param months how far back, at least one of each length
     */
    public static List<Period> endedBy(LocalDate day, int months) {
        return Arrays.stream(Length.values())
                .flatMap(length -> Stream.iterate(of(day, length).previous(), Period::previous)
                        .limit(months / length.months() + 1L))
                .toList();
    }

    public Period previous() {
        return of(firstDay().minusMonths(length.months()), length);
    }

    public Period next() {
        return of(firstDay().plusMonths(length.months()), length);
    }

    /** The longer period that this one lies in. */
    public Period within(Length longer) {
        return of(firstDay(), longer);
    }

    /** Its months as numbers yyyymm, ascending. */
    public int[] months() {
        var first = firstDay();
        return IntStream.range(0, length.months()).map(i -> yyyymm(first.plusMonths(i))).toArray();
    }

    private static int yyyymm(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }

    @Override
    @JsonValue
    public String toString() {
        return switch (length) {
            case YEAR -> Integer.toString(year);
            case QUARTER -> year + "-Q" + part;
            case MONTH -> year + (part < 10 ? "-0" : "-") + part;
        };
    }
}
