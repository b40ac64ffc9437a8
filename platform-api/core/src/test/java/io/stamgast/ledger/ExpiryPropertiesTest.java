package io.stamgast.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.program.Expiry;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ExpiryPropertiesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Property
    void pointsGoAtALocalMidnightAndNeverSoonerThanTheMonthsSay(@ForAll @LongRange(max = 4_000_000_000L) long second,
                                                               @ForAll @IntRange(min = 1, max = 60) int months) {
        var opened = Instant.ofEpochSecond(second);
        var local = opened.atZone(LONDON);
        var expiry = new ExpiryPolicy(new Expiry(Expiry.Policy.ROLLING, months), LONDON).expiresAt(opened);
        assertEquals(LocalTime.MIDNIGHT, expiry.atZone(LONDON).toLocalTime());
        assertFalse(expiry.isBefore(local.plusMonths(months).toInstant()));
        assertTrue(expiry.isBefore(local.plusMonths(months).plusDays(2).toInstant()));
    }
}
