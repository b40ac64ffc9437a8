package io.stamgast.imports;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A way in which files often write dates; the time of day follows, or is left out. */
public enum DateStyle {

    YEAR_FIRST("yyyy-M-d[['T'][ ]H:mm[:ss[.SSSSSS][.SSS]][XXX]]", "2026-12-31 23:59"),
    DAY_DASH("d-M-yyyy[ H:mm[:ss]]", "31-12-2026 23:59"),
    DAY_DOT("d.M.yyyy[ H:mm[:ss]]", "31.12.2026 23:59"),
    DAY_SLASH("d/M/yyyy[ H:mm[:ss]]", "31/12/2026 23:59"),
    MONTH_SLASH("M/d/yyyy[ h:mm[:ss] a][ H:mm[:ss]]", "12/31/2026 23:59"),
    YEAR_SLASH("yyyy/M/d[ H:mm[:ss]]", "2026/12/31 23:59"),
    COMPACT("yyyyMMdd", "20261231");

    private final String pattern;
    private final String example;

    DateStyle(String pattern, String example) {
        this.pattern = pattern;
        this.example = example;
    }

    /** The only one that all of them are written in; 12/1/2010 alone may be of January or of December. */
    static Optional<DateStyle> of(List<String> dates) {
        var fitting = fitting(dates);
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** Those that read all of them; none when there are none. */
    static List<DateStyle> fitting(List<String> dates) {
        return dates.isEmpty() ? List.of()
                : Arrays.stream(values()).filter(style -> dates.stream().allMatch(style::reads)).toList();
    }

    private boolean reads(String date) {
        return TimeReader.canRead(date, new Format.Times(pattern, ZoneOffset.UTC));
    }

    /** As a mapping's {@code dateFormat} says it. */
    public String pattern() {
        return pattern;
    }

    /** The last minute of 2026, so that nobody takes the day for the month. */
    public String example() {
        return example;
    }
}
