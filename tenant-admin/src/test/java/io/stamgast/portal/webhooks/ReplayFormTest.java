package io.stamgast.portal.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.webhook.desk.ReplayBody;
import io.stamgast.webhook.desk.ReplayBody.What;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReplayFormTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-29T12:00");

    private final ReplayForm form = new ReplayForm();

    @Test
    void allThatFailedAreMeantUnlessSomethingElseIsChosen() {
        assertEquals(new ReplayBody(What.FAILED, null, null, null, null), form.body(AMSTERDAM));
    }

    @Test
    void timesAreThoseOfTheProgramsClock() {
        form.setWhat(What.ALL);
        form.setSince(NOON);
        form.setUntil(NOON.plusHours(1));

        assertEquals(new ReplayBody(What.ALL, Instant.parse("2026-11-29T11:00:00Z"),
                Instant.parse("2026-11-29T12:00:00Z"), null, null), form.body(AMSTERDAM));
    }

    @Test
    void whatWasMissedHasNoEnd() {
        form.setSince(NOON);
        form.setUntil(NOON.minusDays(1));
        form.setWhat(What.MISSED);

        assertEquals(new ReplayBody(What.MISSED, Instant.parse("2026-11-29T11:00:00Z"), null, null, null),
                form.body(AMSTERDAM));
    }

    @Test
    void aTimeThatEndsBeforeItBeginsIsRefusedBesideItsEnd() {
        form.setSince(NOON);
        form.setUntil(NOON);

        var refusal = assertThrows(DomainException.class, () -> form.body(AMSTERDAM));

        assertEquals("replay.until", refusal.violations().get(0).field());
    }
}
