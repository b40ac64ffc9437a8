package io.stamgast.membership.figures;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Stored;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Months on end, the first and the last included. */
public record Months(YearMonth from, YearMonth to) {

    static final int MOST = 36;
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}");

    /**
     * A month that has begun.
     *
     * @param ends exclusive; now while it runs
     * @param complete whether it is over
     */
    public record Month(YearMonth month, Instant begins, Instant ends, boolean complete) {
    }

    /** @throws DomainException ({@code invalid-request}, 400) when they are out of order, or too many */
    public Months {
        if (to.isBefore(from)) {
            throw refusal("to", "must not be before from");
        }
        if (from.until(to, ChronoUnit.MONTHS) >= MOST) {
            throw refusal("to", "must be at most " + MOST + " months from the first on, so not after "
                    + from.plusMonths(MOST - 1L));
        }
    }

    /** @throws DomainException ({@code invalid-request}, 400) also for what is no month, or not given */
    static Months parse(String from, String to) {
        return new Months(month("from", from), month("to", to));
    }

    private static YearMonth month(String field, String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw refusal(field, "must be a month, such as 2026-01");
        }
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException noSuchMonth) {
            throw refusal(field, "must be a month, such as 2026-01");
        }
    }

    private static DomainException refusal(String field, String message) {
        return DomainException.malformed("invalid-request", field, message);
    }

    /** Those that have begun. */
    List<Month> begun(ZoneId zone, Instant now) {
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .map(month -> month(month, zone, now)).filter(month -> month.begins.isBefore(now)).toList();
    }

    /** As the first two parameters: their begins and their ends, each an array. */
    static void bind(PreparedStatement query, List<Month> months) throws SQLException {
        bind(query, 1, months, Month::begins);
        bind(query, 2, months, Month::ends);
    }

    private static void bind(PreparedStatement query, int parameter, List<Month> months,
                             Function<Month, Instant> bound) throws SQLException {
        query.setArray(parameter, query.getConnection().createArrayOf("timestamptz",
                months.stream().map(bound).map(Stored::utc).toArray()));
    }

    private static Month month(YearMonth month, ZoneId zone, Instant now) {
        var ends = begin(month.plusMonths(1), zone);
        var complete = !ends.isAfter(now);
        return new Month(month, begin(month, zone), complete ? ends : now, complete);
    }

    private static Instant begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
