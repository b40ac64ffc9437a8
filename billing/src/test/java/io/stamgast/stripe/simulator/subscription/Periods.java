package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.wire.Doc;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Billing periods, all counted from the anchor: the 31st is the last day of a shorter month and the 31st again. */
final class Periods {

    private Periods() {
    }

    /** The first end of a period after the given time. */
    static long endAfter(long time, long anchor, Doc price) {
        var start = Instant.ofEpochSecond(anchor).atZone(ZoneOffset.UTC);
        var count = price.number("recurring.interval_count", 1);
        var interval = price.text("recurring.interval");
        var n = Math.max(0, estimate(time - anchor, interval) / count - 1);
        while (plus(start, interval, n * count).toEpochSecond() <= time) {
            n++;
        }
        return plus(start, interval, n * count).toEpochSecond();
    }

    /** No more intervals than have certainly passed. */
    private static long estimate(long seconds, String interval) {
        var days = seconds / 86_400;
        return switch (interval) {
            case "day" -> days;
            case "week" -> days / 7;
            case "month" -> days / 31;
            default -> days / 366;
        };
    }

    private static ZonedDateTime plus(ZonedDateTime start, String interval, long n) {
        return switch (interval) {
            case "day" -> start.plusDays(n);
            case "week" -> start.plusWeeks(n);
            case "month" -> start.plusMonths(n);
            default -> start.plusYears(n);
        };
    }
}
