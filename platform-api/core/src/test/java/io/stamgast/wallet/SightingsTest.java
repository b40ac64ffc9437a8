package io.stamgast.wallet;

import static io.stamgast.wallet.WalletSource.DECLARED;
import static io.stamgast.wallet.WalletSource.ESTIMATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Ids;
import io.stamgast.wallet.Wallet.Sales;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private final Sightings sightings = new Sightings();

    @Test
    void anObservationCountsForExactlyItsPeriod() {
        bought(201103, 100_000);
        seen("2011-Q1", 1_000_000, DECLARED);
        assertEquals(1_000_000L, sightings.in(period("2011-Q1")).share().walletMinor());
        assertFalse(sightings.in(period("2011-03")).share().isKnown());
        assertFalse(sightings.in(period("2011")).share().isKnown());
    }

    @Test
    void linesCountForEveryPeriodTheyLieIn() {
        sightings.add(201102, Ids.NIL, new Sales(10_000, 40_000, 1));
        sightings.add(201103, Ids.NIL, new Sales(10_000, 20_000, 1));
        assertEquals(40_000L, sightings.in(period("2011-02")).share().walletMinor());
        assertEquals(60_000L, sightings.in(period("2011-Q1")).share().walletMinor());
        assertEquals(60_000L, sightings.in(period("2011")).share().walletMinor());
    }

    @Test
    void aMonthTakesItsOwnElseAThirdOfTheQuartersElseATwelfthOfTheYears() {
        bought(201012, 10_000);
        bought(201101, 20_000);
        bought(201102, 30_000);
        seen("2010", 1_200_001, ESTIMATED);
        seen("2011-Q1", 300_001, DECLARED);
        seen("2011-01", 200_000, DECLARED);
        var share = sightings.trailing(period("2011-02"), 3);
        assertEquals(60_000, share.ownMinor());
        // 1,200,001 / 12 + 200,000 + 300,001 / 3, in twelfths
        assertEquals(1_200_001L + 2_400_000L + 1_200_004L, share.walletTwelfths());
        assertEquals(ESTIMATED, share.source());
    }

    @Test
    void oneMonthWithoutAnyMakesTheShareUnknown() {
        bought(201101, 20_000);
        bought(201102, 30_000);
        seen("2011-02", 200_000, DECLARED);
        var share = sightings.trailing(period("2011-02"), 2);
        assertFalse(share.isKnown());
        assertEquals(50_000, share.ownMinor());
        assertTrue(sightings.trailing(period("2011-02"), 1).isKnown());
    }

    @Test
    void aMonthsWalletIsRaisedToTheMonthsOwnSpend() {
        bought(201101, 90_000);
        seen("2011-Q1", 150_000, DECLARED);
        assertEquals(90_000L + 50_000L, sightings.trailing(period("2011-02"), 2).walletMinor());
    }

    @Test
    void aThirdOfAQuarterIsNotRoundedBeforeABoundIsCompared() {
        bought(201101, 1);
        seen("2011-Q1", 10, DECLARED); // 10/3 a month: 1 of 3 1/3 is exactly 30 %
        var share = sightings.trailing(period("2011-01"), 1);
        assertTrue(share.reaches(new BigDecimal("0.3")));
        assertFalse(share.reaches(new BigDecimal("0.301")));
    }

    private void bought(int month, long ownMinor) {
        sightings.add(month, Ids.NIL, new Sales(ownMinor, ownMinor, 0));
    }

    private void seen(String period, long amountMinor, WalletSource source) {
        sightings.add(new Observation(Ids.next(), Ids.NIL, "ALL", period(period), amountMinor, source, null,
                LocalDate.of(2011, 6, 1)));
    }

    private static Period period(String text) {
        return Period.parse("period", text);
    }
}
