package io.stamgast.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.wallet.Period;
import io.stamgast.wallet.SpendShareView;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShareHistoryTest {

    private static final Period NOW = period("2026-Q4");

    @Test
    void theWayBackAndForthLeavesNothingOut() {
        var long2011 = until("2011-Q4");

        assertEquals(period("2009-Q4"), long2011.getEarlier());
        assertEquals(period("2013-Q4"), long2011.getLater());
        assertEquals(period("2011-Q4"), until("2013-Q4").getEarlier());
    }

    @Test
    void nothingIsLaterThanNow() {
        assertNull(until("2026-Q4").getLater());
        assertEquals(NOW, until("2026-Q2").getLater());
        assertFalse(ShareHistory.reaches(period("2027-Q1"), NOW));
        assertTrue(ShareHistory.reaches(NOW, NOW));
    }

    @Test
    void nothingIsEarlierThanCanBeKnown() {
        assertNull(until("1991-Q4").getEarlier());
        assertFalse(ShareHistory.reaches(period("1990-Q4"), NOW));
    }

    @Test
    void sharesThatAreKnownWithoutAnEntryWereReported() {
        var reported = new SpendShareView(null, "2026-Q4", "ALL", BigDecimal.ONE, BigDecimal.TEN,
                new BigDecimal("0.1"), "EUR", null, null, List.of());

        assertEquals("account.nothingSeen", until("2026-Q4").getNothingEntered());
        assertEquals("account.onlyReported", new ShareHistory(List.of(reported), NOW).getNothingEntered());
    }

    private static ShareHistory until(String last) {
        var shares = Stream.iterate(period(last), Period::previous).limit(ShareHistory.PERIODS)
                .map(one -> new SpendShareView(null, one.toString(), "ALL", BigDecimal.ONE, null, null, "EUR", null,
                        null, List.of())).sorted((one, other) -> one.period().compareTo(other.period())).toList();
        return new ShareHistory(shares, NOW);
    }

    private static Period period(String written) {
        return Period.parse("period", written);
    }
}
