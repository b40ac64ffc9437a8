package io.stamgast.webhook.attempt;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header of that name: seconds, or a date. */
final class RetryAfter {

    /** Whoever asks for more is asked again by then. */
    static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {
    }

    /**
     * How long it asks us to wait.
     *
     * @param header null without one
     * @param today the real time, which a date is meant by
     * @return zero when it asks for nothing that can be understood
     */
    static Duration read(String header, Instant today) {
        if (header == null) {
            return Duration.ZERO;
        }
        try {
            return bounded(Duration.ofSeconds(Long.parseLong(header.strip())));
        } catch (NumberFormatException notSeconds) {
            return date(header.strip(), today);
        }
    }

    private static Duration date(String header, Instant today) {
        try {
            var until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return bounded(Duration.between(today, until));
        } catch (DateTimeException neither) {
            return Duration.ZERO;
        }
    }

    private static Duration bounded(Duration asked) {
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
