package io.stamgast.activity.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityCapsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @Test
    void spansBeginAtTheProgramsMidnight() {
        var spans = new ActivityCaps(1, 2, 3).spans(Instant.parse("2025-12-31T23:30:00Z"), ZONE);
        assertEquals(List.of(
                span("2025-12-31T23:00:00Z", "2026-01-01T23:00:00Z", 1, "day"),
                span("2025-12-31T23:00:00Z", "2026-01-31T23:00:00Z", 2, "month"),
                span("2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z", 3, "year")), spans);
    }

    @Test
    void aDayOfTheClocksChangeIsAnHourShorter() {
        assertEquals(List.of(span("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 1, "day")),
                new ActivityCaps(1, null, null).spans(Instant.parse("2026-03-29T10:00:00Z"), ZONE));
    }

    @Test
    void whatIsNotCappedHasNoSpan() {
        assertEquals(List.of(), ActivityCaps.NONE.spans(Instant.EPOCH, ZONE));
    }

    private static ActivityCaps.Span span(String from, String to, int most, String name) {
        return new ActivityCaps.Span(Instant.parse(from), Instant.parse(to), most, name);
    }
}
