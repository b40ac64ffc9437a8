package io.stamgast.kernel;

import java.time.DateTimeException;
import java.time.Instant;

/** Times as they are written: RFC 3339, whose years have four digits, with an offset. */
public final class Times {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {
    }

    /** @throws DateTimeException for what is none */
    public static Instant parse(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new DateTimeException("a year of other than four digits: " + text);
        }
        return time;
    }
}
