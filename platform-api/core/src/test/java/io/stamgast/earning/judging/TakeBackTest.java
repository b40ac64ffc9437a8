package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Rules;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TakeBackTest {

    private static final RuleSet BASE = Rules.compile(Rules.spend("base"));

    /** What was bought, and what has come back of it so far. */
    private static final class Bought {

        private final RuleSet rules;
        private final Basket basket;
        private final Judgement judgement;
        private final List<List<Line>> returned = new ArrayList<>();
        private Fraction carry;

        Bought(RuleSet rules, Basket basket, Rounding rounding) {
            this(rules, basket, rounding, null);
        }

        Bought(RuleSet rules, Basket basket, Rounding rounding, Share share) {
            this.rules = rules;
            this.basket = basket;
            judgement = Judge.judge(rules, basket, NoFacts.shares(need -> share), rounding);
            carry = judgement.rules().isEmpty() ? null : judgement.rules().get(0).carry();
        }

        Judgement giveBack(List<Line> lines, TakeBack.LastClose lastClose) {
            var takeBack = new TakeBack(rules, basket, judgement, returned)
                    .of(lines, lastClose, code -> carry == null ? Fraction.ZERO : carry);
            returned.add(lines);
            carry = takeBack.rules().isEmpty() ? carry : takeBack.rules().get(0).carry();
            return takeBack;
        }

        long giveBack(long... amountsMinor) {
            return giveBack(Baskets.lines(amountsMinor), TakeBack.LastClose.none()).points();
        }
    }

    private static TakeBack.Closed closed(String multiplier) {
        return new TakeBack.Closed(Fraction.parse(multiplier), null);
    }

    @Test
    void aPartTakesBackTheDifferenceAndTheLastPartTakesBackAll() {
        var bought = new Bought(BASE, Baskets.of(1_990), Rounding.FLOOR);
        assertEquals(1, bought.judgement.points());
        assertEquals(0, bought.giveBack(-990), "10.00 is left, that is still one point");
        assertEquals(-1, bought.giveBack(-1));
        assertEquals(0, bought.giveBack(-998));
        assertEquals(0, bought.giveBack(-1));
    }

    @Test
    void moreThanWasBoughtCantTakeBackMoreThanWasEarned() {
        var bought = new Bought(BASE, Baskets.of(10_000), Rounding.FLOOR);
        assertEquals(-10, bought.giveBack(-15_000));
        assertEquals(0, bought.giveBack(-1_000));
    }

    @Test
    void whatComesBackIsClassifiedAsItWasBought() {
        var rules = Rules.compile(Rules.share("milk", Basis.PERIOD_CLOSE, "Milk"));
        var basket = Basket.of(Baskets.FEBRUARY, true, List.of(
                Baskets.line(1, "A", "Milk", 10_000, true), Baskets.line(2, "B", "Bread", 10_000, true),
                Baskets.line(3, "C", "Milk", 10_000, false)));
        var bought = new Bought(rules, basket, Rounding.FLOOR);
        assertEquals(10, bought.judgement.points());
        assertEquals(-5, bought.giveBack(-5_000), "SKU A, though the return names no category");
        assertEquals(0, bought.giveBack(0, -5_000, -5_000), "bread and a competitor's milk earned nothing");
    }

    @Test
    void aSkuBoughtInTwoCategoriesComesBackInTheOneItNames() {
        var rules = Rules.compile(Rules.share("milk", Basis.PERIOD_CLOSE, "Milk"));
        var basket = Basket.of(Baskets.FEBRUARY, true, List.of(
                Baskets.line(1, "A", "Bread", 10_000, true), Baskets.line(2, "A", "Milk", 10_000, true)));
        var bought = new Bought(rules, basket, Rounding.FLOOR);
        var back = bought.giveBack(List.of(Baskets.line(1, "A", "Milk", -10_000, true)), TakeBack.LastClose.none());
        assertEquals(-10, back.points());
    }

    @Test
    void anArticleOfTwoCategoriesComesBackOfBothWhereTheReturnNamesNone() {
        var rules = Rules.compile(Rules.share("bread", Basis.PERIOD_CLOSE, "Bread"));
        var basket = Basket.of(Baskets.FEBRUARY, true, List.of(
                Baskets.line(1, "A", "Milk", 10_000, true), Baskets.line(2, "A", "Bread", 10_000, true)));
        assertEquals(-10, new Bought(rules, basket, Rounding.FLOOR).giveBack(-20_000), "all of it");
        var bought = new Bought(rules, basket, Rounding.FLOOR);
        assertEquals(-5, bought.giveBack(-10_000), "half of what comes back is bread");
        assertEquals(-5, bought.giveBack(List.of(Baskets.line(1, "A", "Milk", -10_000, true)),
                TakeBack.LastClose.none()).points(), "all the milk; so what came back before was bread");
    }

    @Test
    void aReturnNeverGivesThoughAConditionHoldsOfMoreThanBefore() {
        var rules = Rules.compile(Rules.with(Rules.spend("small"),
                "\"when\":\"line.netAmount < 50\",\"caps\":{\"perPurchase\":5},\"budget\":4"));
        var bought = new Bought(rules, Baskets.of(4_000, 6_000), Rounding.FLOOR);
        assertEquals(4, bought.judgement.points());
        assertEquals(0, bought.giveBack(0, -2_000), "40.00 are left of the second");
        assertEquals(0, bought.giveBack(0, -1_000));
        assertEquals(-1, bought.giveBack(-1_000, -3_000), "of the first 30.00 are left");
        assertEquals(-3, bought.giveBack(-3_000));
    }

    @Test
    void neitherDoesTheAmountThatItsPeriodsCloseWorksFrom() {
        var rules = Rules.compile(Rules.with(Rules.share("small", Basis.PERIOD_CLOSE),
                "\"when\":\"line.netAmount < 50\""));
        var bought = new Bought(rules, Baskets.of(4_000, 6_000), Rounding.FLOOR);
        assertEquals(List.of(), bought.giveBack(Baskets.lines(0, -2_000), TakeBack.LastClose.none()).rules());
    }

    @Test
    void noMoreIsTakenBackThanALimitedCloseHasLeftStanding() {
        var bought = new Bought(Rules.compile(Rules.share("share", Basis.PERIOD_CLOSE)), Baskets.of(300_000),
                Rounding.FLOOR);
        var standing = new Tally(300_000, 1_000, Fraction.of(1_000));
        var back = bought.giveBack(Baskets.lines(-300_000),
                result -> new TakeBack.Closed(Fraction.of(4), standing)).rules().get(0);
        assertEquals(-1_000, back.points(), "1,200 would be × 4");
        assertEquals(Fraction.of(-1_000), back.exact());
        assertEquals(new RuleResult.Left(300_000, 1_000, 0, 0), back.left());
    }

    @Test
    void whatEarnedNothingTakesNothingBack() {
        var silent = new Bought(BASE, Basket.of(Baskets.FEBRUARY, false, Baskets.lines(10_000)), Rounding.FLOOR);
        assertEquals(List.of(), silent.giveBack(Baskets.lines(-10_000), TakeBack.LastClose.none()).rules());
    }

    @Test
    void theMultiplierThatWasJudgedWithIsTakenBack() {
        var rules = Rules.compile(Rules.share("share", Basis.TRAILING));
        var share = Share.of(30, 100L, WalletSource.DECLARED, null);
        var bought = new Bought(rules, Baskets.of(10_000), Rounding.FLOOR, share);
        assertEquals(20, bought.judgement.points());
        var result = bought.giveBack(Baskets.lines(-5_000), TakeBack.LastClose.none()).rules().get(0);
        assertEquals(-10, result.points());
        assertEquals(MultiplierSource.ORIGINAL, result.multiplierSource());
        assertEquals(new RuleResult.Left(10_000, 20, 5_000, 10), result.left());
    }

    @Test
    void afterACloseItsMultiplierIsTakenBackAndAfterAReCloseTheNewOne() {
        var bought = new Bought(Rules.compile(Rules.share("share", Basis.PERIOD_CLOSE)), Baskets.of(100_000),
                Rounding.FLOOR);
        assertEquals(-25, bought.giveBack(-25_000));
        var back = bought.giveBack(Baskets.lines(-25_000), result -> closed("2"));
        assertEquals(-50, back.points());
        assertEquals(MultiplierSource.LAST_CLOSE, back.rules().get(0).multiplierSource());
        assertEquals("2011-Q1", back.rules().get(0).period());
        assertEquals(-75, bought.giveBack(Baskets.lines(-50_000), result -> closed("1.5")).points());
    }

    @Test
    void theBlendedRateIsTakenBackUnderMarginal() {
        var bought = new Bought(Rules.compile(Rules.share("share", Basis.MARGINAL)), Baskets.of(300_000),
                Rounding.FLOOR);
        assertEquals(-142, bought.giveBack(Baskets.lines(-100_000), result -> closed("17/12")).points(),
                "425 before, 283.33 left");
    }

    @Test
    void carrySubtractsExactly() {
        var bought = new Bought(BASE, Baskets.of(1_500), Rounding.CARRY);
        assertEquals(1, bought.judgement.points());
        assertEquals(0, bought.giveBack(-300));
        assertEquals(Fraction.parse("0.2"), bought.carry);
        assertEquals(-1, bought.giveBack(-300));
        assertEquals(Fraction.parse("0.9"), bought.carry);
        assertEquals(0, bought.giveBack(-900));
        assertEquals(Fraction.ZERO, bought.carry);
    }

    @Property
    void howAReturnIsSplitAndInWhichOrderItComesMakesNoDifference(
            @ForAll Rounding rounding, @ForAll @LongRange(min = 1, max = 100_000) long boughtMinor,
            @ForAll @Size(max = 8) List<@LongRange(min = 1, max = 30_000) Long> parts, @ForAll long seed) {
        var whole = new Bought(BASE, Baskets.of(boughtMinor), rounding);
        var split = new Bought(BASE, Baskets.of(boughtMinor), rounding);
        var shuffled = new Bought(BASE, Baskets.of(boughtMinor), rounding);
        var order = new ArrayList<>(parts);
        Collections.shuffle(order, new Random(seed));

        var atOnce = whole.giveBack(-parts.stream().mapToLong(Long::longValue).sum());

        assertEquals(atOnce, parts.stream().mapToLong(part -> split.giveBack(-part)).sum());
        assertEquals(atOnce, order.stream().mapToLong(part -> shuffled.giveBack(-part)).sum());
        assertEquals(whole.carry, split.carry);
    }

    @Property
    void theLastPartTakesBackAll(@ForAll Rounding rounding,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 30_000) Long> parts) {
        var bought = new Bought(BASE, Baskets.of(parts.stream().mapToLong(Long::longValue).sum()), rounding);
        var back = parts.stream().mapToLong(part -> bought.giveBack(-part)).sum();
        assertEquals(-bought.judgement.points(), back);
    }

    @Property
    void splittingAPurchaseGainsNothingBeyondRounding(@ForAll Rounding rounding,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 30_000) Long> parts) {
        var whole = new Bought(BASE, Baskets.of(parts.stream().mapToLong(Long::longValue).sum()), rounding);
        var points = 0L;
        var kept = new Fraction[] {Fraction.ZERO};
        for (var part : parts) {
            var judged = Judge.judge(BASE, Baskets.of(part), NoFacts.keeping(code -> kept[0]), rounding);
            kept[0] = judged.rules().get(0).carry();
            points += judged.points();
        }
        var gained = points - whole.judgement.points();
        switch (rounding) {
            case FLOOR -> assertEquals(true, gained <= 0);
            case HALF_UP -> assertEquals(true, gained <= (parts.size() + 1) / 2);
            case CARRY -> assertEquals(0, gained);
            default -> throw new AssertionError(rounding);
        }
    }

    @Property
    void splittingAnUnlinkedReturnNeverTakesBackLess(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 30_000) Long> parts) {
        var atOnce = new Bought(BASE, Baskets.of(-parts.stream().mapToLong(Long::longValue).sum()), Rounding.FLOOR);
        var split = parts.stream()
                .mapToLong(part -> new Bought(BASE, Baskets.of(-part), Rounding.FLOOR).judgement.points()).sum();
        assertEquals(true, split <= atOnce.judgement.points());
    }
}
