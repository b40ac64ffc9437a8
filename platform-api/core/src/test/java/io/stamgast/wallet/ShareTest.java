package io.stamgast.wallet;

import static io.stamgast.wallet.WalletSource.DECLARED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShareTest {

    private static final LocalDate DAY = LocalDate.of(2011, 4, 1);
    private static final BigDecimal TENTH = new BigDecimal("0.10");

    @Test
    void aBoundIsReachedExactlyAndMissedByOneCent() {
        assertTrue(Share.of(100_000, 1_000_000L, DECLARED, DAY).reaches(TENTH));
        assertFalse(Share.of(99_999, 1_000_000L, DECLARED, DAY).reaches(TENTH));
    }

    @Test
    void aShareJustBelowABoundIsNotShownAsTheBound() {
        assertEquals("0.0999", Share.of(99_999, 1_000_000L, DECLARED, DAY).shown(4).toPlainString());
        assertEquals("1.0000", Share.of(5, 5L, DECLARED, DAY).shown(4).toPlainString());
    }

    @Test
    void theWalletIsRaisedToOwnSpend() {
        var share = Share.of(300_000, 200_000L, DECLARED, DAY);
        assertEquals(300_000L, share.walletMinor());
        assertTrue(share.reaches(BigDecimal.ONE));
    }

    @Test
    void ownSpendBelowZeroIsAShareOfNothing() {
        var share = Share.of(-5, 0L, DECLARED, DAY);
        assertTrue(share.reaches(BigDecimal.ZERO));
        assertFalse(share.reaches(new BigDecimal("0.0001")));
        assertEquals("0.0000", share.shown(4).toPlainString());
        assertEquals(0L, share.walletMinor());
    }

    @Test
    void anEmptyWalletIsNotReachedByBuyingNothing() {
        assertFalse(Share.of(0, 0L, DECLARED, DAY).reaches(TENTH));
    }

    @Test
    void unknownIsNotZero() {
        var share = Share.unknown(300_000);
        assertFalse(share.isKnown());
        assertNull(share.shown(4));
        assertNull(share.walletMinor());
        assertThrows(IllegalStateException.class, () -> share.reaches(BigDecimal.ZERO));
    }

    @Test
    void twelfthsAreComparedExactly() {
        var third = new Share(1, 40L, DECLARED, DAY); // 1 of 3 1/3 is 30 %
        assertTrue(third.reaches(new BigDecimal("0.30")));
        assertFalse(third.reaches(new BigDecimal("0.3000001")));
        assertEquals(3L, third.walletMinor());
    }

    @Property
    void aShareNeverLeavesZeroToOne(@ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long own,
                                    @ForAll @LongRange(min = 0, max = 10_000_000_000L) long wallet) {
        var share = Share.of(own, wallet, DECLARED, DAY);
        assertTrue(share.reaches(BigDecimal.ZERO));
        assertFalse(share.reaches(new BigDecimal("1.0000001")));
        var shown = share.shown(4);
        assertTrue(shown.signum() >= 0 && shown.compareTo(BigDecimal.ONE) <= 0);
        assertTrue(share.reaches(shown), "what is shown is reached");
    }
}
