package io.stamgast.imports;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Reads times; the rows of an invoice mostly have the same, which is read once. */
final class TimeReader {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().append(ISO_LOCAL_DATE)
            .optionalStart().appendLiteral('T').append(ISO_LOCAL_TIME).optionalStart().appendOffsetId()
            .toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final DateTimeFormatter formatter;
    private final ZoneId zone;
    private String lastText;
    private Instant lastTime;

    /** @throws IllegalArgumentException for a pattern that can't be read */
    TimeReader(Format.Times times) {
        zone = times.zone();
        formatter = times.pattern() == null ? ISO
                : DateTimeFormatter.ofPattern(properYears(times.pattern()), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
    }

    static boolean canRead(String text, Format.Times times) {
        try {
            return new TimeReader(times).read(text) != null;
        } catch (DateTimeException otherwise) {
            return false;
        }
    }

    /**
     * An hour that a clock change skips is read as the hour after it, one that comes twice as its first.
     *
     * @throws DateTimeException for what the pattern doesn't fit, and a 30th of February
     */
    Instant read(String text) {
        if (!text.equals(lastText)) {
            lastTime = instant(formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
            lastText = text;
        }
        return lastTime;
    }

    private Instant instant(Object parsed) {
        if (parsed instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        if (parsed instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        return ((LocalDate) parsed).atStartOfDay(zone).toInstant();
    }

    /** Everybody writes y, the year of an era; without an era only u, the proleptic year, can be read strictly. */
    private static String properYears(String pattern) {
        var proper = new StringBuilder(pattern.length());
        var quoted = false;
        for (var c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            proper.append(c == 'y' && !quoted ? 'u' : c);
        }
        return proper.toString();
    }
}
