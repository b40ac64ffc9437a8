package io.stamgast.wallet;

import static io.stamgast.wallet.WalletSource.DECLARED;
import static io.stamgast.wallet.WalletSource.DISTRIBUTOR_REPORT;
import static io.stamgast.wallet.WalletSource.ESTIMATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Ids;
import io.stamgast.wallet.Wallet.Basis;
import io.stamgast.wallet.Wallet.Sales;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WalletTest {

    private static final UUID NOBODY = Ids.NIL;
    private static final UUID D1 = new UUID(0, 1);
    private static final UUID D2 = new UUID(0, 2);
    private static final Sales OWN_3000 = new Sales(300_000, 300_000, 0);

    @Test
    void withoutAnySightTheShareIsUnknown() {
        var share = wallet(Map.of(NOBODY, OWN_3000), List.of()).share();
        assertFalse(share.isKnown());
        assertEquals(300_000, share.ownMinor());
    }

    @Test
    void theBetterSourceCountsEvenIfItIsOlderOrSmaller() {
        var estimated = seen(ESTIMATED, null, 1_500_000, "2011-06-03");
        var declared = seen(DECLARED, null, 1_200_000, "2011-06-02");
        var reported = seen(DISTRIBUTOR_REPORT, D1, 1_000_000, "2011-06-01");
        assertShare(1_500_000, ESTIMATED, "2011-06-03", Map.of(NOBODY, OWN_3000), estimated);
        assertShare(1_200_000, DECLARED, "2011-06-02", Map.of(NOBODY, OWN_3000), estimated, declared);
        assertShare(1_000_000, DISTRIBUTOR_REPORT, "2011-06-01", Map.of(NOBODY, OWN_3000), estimated, declared,
                reported);
    }

    @Test
    void withinASourceTheLatestDateCountsWheneverItWasRecorded() {
        var later = seen(DECLARED, null, 1_200_000, "2011-06-02");
        var recordedAfterwards = seen(DECLARED, null, 900_000, "2011-06-01");
        assertShare(1_200_000, DECLARED, "2011-06-02", Map.of(), later, recordedAfterwards);
    }

    @Test
    void ofTwoWithTheSameDateTheOneRecordedLaterCounts() {
        var ids = sortedIds(2);
        var first = new Observation(ids.get(0), D1, "ALL", Q1, 1_200_000, DECLARED, null, LocalDate.of(2011, 6, 2));
        var second = new Observation(ids.get(1), D1, "ALL", Q1, 900_000, DECLARED, null, LocalDate.of(2011, 6, 2));
        assertShare(900_000, DECLARED, "2011-06-02", Map.of(), second, first);
    }

    @Test
    void theLatestReportsOfTheDistributorsAreAddedUp() {
        assertShare(1_000_000, DISTRIBUTOR_REPORT, "2011-06-03", Map.of(D1, OWN_3000),
                seen(DISTRIBUTOR_REPORT, D1, 5_000_000, "2011-06-01"),
                seen(DISTRIBUTOR_REPORT, D1, 600_000, "2011-06-02"),
                seen(DISTRIBUTOR_REPORT, D2, 400_000, "2011-06-03"));
    }

    @Test
    void aDistributorThatSentCompetitorsLinesIsTakenAtAllItsLines() {
        var sales = Map.of(D1, new Sales(200_000, 700_000, 3), D2, new Sales(100_000, 100_000, 0));
        assertShare(900_000, DISTRIBUTOR_REPORT, "2011-06-02", sales,
                seen(DISTRIBUTOR_REPORT, D2, 200_000, "2011-06-02"));
    }

    @Test
    void purchasesThatNameNobodyAreTakenAtAllTheirLinesToo() {
        assertShare(700_000, DISTRIBUTOR_REPORT, null, Map.of(NOBODY, new Sales(200_000, 700_000, 3)));
    }

    @Test
    void aReportTakesThePlaceOfTheDistributorsLines() {
        assertShare(800_000, DISTRIBUTOR_REPORT, "2011-06-02", Map.of(D1, new Sales(200_000, 700_000, 3)),
                seen(DISTRIBUTOR_REPORT, D1, 800_000, "2011-06-02"));
    }

    @Test
    void whileADistributorIsSilentTheLargerOfTheSumAndTheNextSourceCounts() {
        var sales = Map.of(D1, new Sales(200_000, 700_000, 3), D2, new Sales(100_000, 100_000, 0));
        assertShare(1_500_000, DECLARED, "2011-06-01", sales, seen(DECLARED, null, 1_500_000, "2011-06-01"));
        assertShare(700_000, DISTRIBUTOR_REPORT, null, sales, seen(DECLARED, null, 600_000, "2011-06-01"));
        assertShare(700_000, DISTRIBUTOR_REPORT, null, sales);
    }

    @Test
    void aDistributorThatKnowsTheAccountButSoldItNothingIsSilentToo() {
        var wallet = wallet(Map.of(), List.of(seen(DISTRIBUTOR_REPORT, D1, 500_000, "2011-06-02"),
                seen(DECLARED, null, 800_000, "2011-06-01")), D1, D2);
        assertEquals(800_000L, wallet.share().walletMinor());
        assertEquals(List.of(Basis.REPORT, Basis.NOTHING), wallet.parts().stream().map(Wallet.Part::basis).toList());
    }

    @Test
    void onceEveryDistributorReportedNobodyElseIsHeard() {
        assertShare(300_000, DISTRIBUTOR_REPORT, "2011-06-01",
                Map.of(NOBODY, new Sales(50_000, 50_000, 0), D1, new Sales(100_000, 100_000, 0)),
                seen(DISTRIBUTOR_REPORT, D1, 300_000, "2011-06-01"), seen(DECLARED, null, 900_000, "2011-06-09"));
    }

    @Test
    void aReportThatNamesNobodyIsReadAsTheReportOnWhatNamesNobody() {
        assertShare(600_000, DISTRIBUTOR_REPORT, "2011-06-01", Map.of(NOBODY, new Sales(200_000, 700_000, 3)),
                seen(DISTRIBUTOR_REPORT, null, 600_000, "2011-06-01"));
    }

    @Test
    void theWalletIsRaisedToOwnSpend() {
        assertShare(300_000, DECLARED, "2011-06-01", Map.of(NOBODY, OWN_3000),
                seen(DECLARED, null, 200_000, "2011-06-01"));
    }

    @Property
    void theOrderInWhichThingsAreReadChangesNothing(@ForAll long seed) {
        var random = new Random(seed);
        var observations = observations(random);
        var sales = sales(random);
        var expected = wallet(sales, observations, D1);
        Collections.shuffle(observations, random);
        assertEquals(expected, wallet(new HashMap<>(sales), observations, D1));
    }

    @Property
    void theWalletIsNeverBelowOwnSpendAndOneMoreReportNeverMakesItUnknown(@ForAll long seed) {
        var random = new Random(seed);
        var observations = observations(random);
        var sales = sales(random);
        var before = wallet(sales, observations).share();
        observations.add(seen(DISTRIBUTOR_REPORT, D2, random.nextInt(1_000_000), "2011-07-01"));
        var after = wallet(sales, observations).share();
        assertTrue(after.isKnown());
        assertEquals(before.ownMinor(), after.ownMinor());
        assertTrue(after.walletMinor() >= Math.max(0, after.ownMinor()));
    }

    private static final Period Q1 = Period.parse("period", "2011-Q1");

    private static Observation seen(WalletSource source, UUID distributor, long amount, String day) {
        return new Observation(Ids.next(), D1, "ALL", Q1, amount, source, distributor, LocalDate.parse(day));
    }

    private static List<UUID> sortedIds(int count) {
        return Stream.generate(Ids::next).limit(count).sorted().toList();
    }

    private static Wallet wallet(Map<UUID, Sales> sales, Collection<Observation> observations, UUID... known) {
        return Wallet.of(sales, observations, Set.of(known));
    }

    private static void assertShare(long walletMinor, WalletSource source, String day, Map<UUID, Sales> sales,
                                    Observation... observations) {
        var share = wallet(sales, List.of(observations)).share();
        assertEquals(walletMinor, share.walletMinor());
        assertEquals(source, share.source());
        if (day == null) {
            assertNull(share.observedOn());
        } else {
            assertEquals(LocalDate.parse(day), share.observedOn());
        }
    }

    private static List<Observation> observations(Random random) {
        var observations = new ArrayList<Observation>();
        for (int i = random.nextInt(8); i > 0; i--) {
            var source = WalletSource.values()[random.nextInt(3)];
            var distributor = source != DISTRIBUTOR_REPORT ? null : List.of(D1, D2).get(random.nextInt(2));
            observations.add(seen(source, distributor, random.nextInt(1_000_000),
                    "2011-06-0" + (1 + random.nextInt(4))));
        }
        return observations;
    }

    private static Map<UUID, Sales> sales(Random random) {
        var sales = new HashMap<UUID, Sales>();
        for (var distributor : List.of(NOBODY, D1, D2)) {
            if (random.nextBoolean()) {
                var own = random.nextInt(500_000) - 50_000;
                var foreign = random.nextBoolean() ? random.nextInt(500_000) : 0;
                sales.put(distributor, new Sales(own, own + foreign, foreign > 0 ? 1 : 0));
            }
        }
        return sales;
    }
}
