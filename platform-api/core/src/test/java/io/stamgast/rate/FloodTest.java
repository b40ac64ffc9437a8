package io.stamgast.rate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FloodTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Flood flood = new Flood(nanos::get);

    @Test
    void whoWasRefusedJustNowIsPartOfItAndNobodyElse() {
        var caller = "Bearer till";
        assertFalse(flood.isOf(caller));
        assertFalse(flood.isOf(null));

        flood.refused(caller);

        assertTrue(flood.isOf(caller));
        assertFalse(flood.isOf("Bearer another"));
        nanos.addAndGet(Flood.JUST_NOW.toNanos() - 1);
        assertTrue(flood.isOf(caller));
        nanos.incrementAndGet();
        assertFalse(flood.isOf(caller));
    }
}
