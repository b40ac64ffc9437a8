package io.stamgast.earning.reversal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.period.Shop;
import io.stamgast.earning.reversal.Story.Kind;
import io.stamgast.earning.reversal.Story.Step;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.program.Rounding;
import io.stamgast.testing.Database;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds after any purchases, linked returns, closes and reversals, in any order. */
class ReversalPropertiesIT {

    private static final String APRIL = "2011-04-10T10:00:00Z";

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void closesAndReturnsKnowOfEveryReversal(@ForAll("closingBases") String basis, @ForAll Rounding rounding,
                                             @ForAll("anything") List<Step> steps) {
        var story = new Story(basis, rounding.name(), Shop.MARCH);
        story.goOn(steps);
        assertEquals(story.standing(), story.tallied("matched_minor"));
        assertEquals(story.points(), story.tallied("points"), "all points are this rule's");

        story.giveBackAll();
        story.close();

        // nothing is spent any more, which is worth ×1; only what reversed returns gave back is left
        var half = rounding == Rounding.HALF_UP ? 500 : 0;
        assertEquals((story.standing() + half) / 1000, story.points());
        assertLedgerAddsUp(story);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void onceAllCameBackAndIsClosedAgainNothingIsLeft(@ForAll("bases") String basis, @ForAll Rounding rounding,
                                                      @ForAll("nothingGivenBack") List<Step> steps) {
        var story = new Story(basis, rounding.name(), settledByQ1(basis));
        story.buy(Shop.MARCH, 300_000);
        story.goOn(steps);

        story.giveBackAll();
        story.close();

        assertEquals(0, story.points() * 1_000_000 + story.kept());
        assertLedgerAddsUp(story);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void trueUpsThatAreReversedArePaidAgainOnce(@ForAll("bases") String basis, @ForAll Rounding rounding,
                                                @ForAll("anything") List<Step> steps,
                                                @ForAll int seed) {
        var story = new Story(basis, rounding.name(), settledByQ1(basis));
        story.buy(Shop.MARCH, 300_000);
        story.goOn(steps);
        story.close();
        var settled = story.points();

        story.reverseTrueUps(seed);
        story.close();

        assertEquals(settled, story.points());
        assertEquals(0, story.shop.close("2011-Q1").accountsChanged());
        assertLedgerAddsUp(story);
    }

    private static String settledByQ1(String basis) {
        return basis.equals("PREVIOUS_PERIOD") ? APRIL : Shop.MARCH;
    }

    private static void assertLedgerAddsUp(Story story) {
        var report = new LedgerCheck(Database.work()).run(story.shop.tenant);
        assertTrue(report.ok(), report.toString());
    }

    @Provide
    Arbitrary<String> closingBases() {
        return Arbitraries.of("PERIOD_CLOSE", "MARGINAL");
    }

    @Provide
    Arbitrary<String> bases() {
        return Arbitraries.of("PERIOD_CLOSE", "MARGINAL", "PREVIOUS_PERIOD");
    }

    @Provide
    Arbitrary<List<Step>> anything() {
        return steps(Kind.values());
    }

    /** No points that were taken back are given back by hand. */
    @Provide
    Arbitrary<List<Step>> nothingGivenBack() {
        return steps(Kind.BUY, Kind.GIVE_BACK, Kind.OBSERVE, Kind.CLOSE, Kind.REVERSE_PURCHASE, Kind.REVERSE_TRUE_UP);
    }

    /** Enough purchases to work on. */
    private static Arbitrary<List<Step>> steps(Kind... kinds) {
        var kind = Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(Kind.BUY)),
                Tuple.of(2, Arbitraries.of(kinds)));
        return Combinators.combine(kind, Arbitraries.integers().between(0, 9),
                Arbitraries.integers().between(1, 60_000)).as(Step::new).list().ofMinSize(10).ofMaxSize(25);
    }
}
