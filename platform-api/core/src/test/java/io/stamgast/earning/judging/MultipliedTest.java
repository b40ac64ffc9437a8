package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Rules;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaigns, tiers and plans multiply what was given: not what caps and budgets refused, and never below nothing. */
class MultipliedTest {

    private static final RuleDefinition TWICE = Rules.of("""
            {"code":"twice","kind":"CAMPAIGN","multiplier":"2"}""");

    private static RuleDefinition base(String members) {
        return Rules.with(Rules.spend("base"), members);
    }

    @Test
    void whatABudgetRefusedIsNotMultiplied() {
        var rules = Rules.compile(base("\"unit\":\"1.00\",\"budget\":1000"), TWICE);
        var judged = Judge.judge(rules, Baskets.of(1_000_000), new Purse("1.5").withBudget(7), Rounding.FLOOR);
        assertEquals(List.of(7L, 7L, 3L), judged.rules().stream().map(RuleResult::points).toList());
    }

    @ParameterizedTest
    @CsvSource({"0.5, 10, 100000, 5", "0, 10, 100000, 0", "0, , 1900, 0", "0.5, , 1900, 0", "0.5, , 2000, 1",
            "0.99, , 2000, 1", "1.5, 10, 100000, 15", "0.5, 10, -100000, -5", "0, , -1900, 0", "0.5, , -1900, -1"})
    void aMultiplierTakesNoMoreThanWasGiven(String factor, Long perPurchase, long amount, long expected) {
        var rules = Rules.compile(perPurchase == null ? Rules.spend("base")
                : base("\"caps\":{\"perPurchase\":" + perPurchase + "}"));
        assertEquals(expected, Judge.judge(rules, Baskets.of(amount), new Purse(factor), Rounding.FLOOR).points());
    }

    @Test
    void aCampaignMultipliesItsLinesPartOfWhatACapLeft() {
        var rules = Rules.compile(base("\"caps\":{\"perPurchase\":10}"),
                Rules.with(TWICE, "\"when\":\"line.category == 'Milk'\""));
        var basket = Basket.of(Baskets.FEBRUARY, true, List.of(Baskets.line(1, "A", "Milk", 10_000, true),
                Baskets.line(2, "B", "Tea", 30_000, true)));
        var judged = Judge.judge(rules, basket, new Purse(), Rounding.FLOOR);
        assertEquals(Fraction.parse("2.5"), judged.rule("twice").orElseThrow().exact());
    }

    @Test
    void whatACloseDecidesIsMultipliedAtTheBaseRateWhetherThePeriodIsClosedOrNot() {
        var rules = Rules.compile(Rules.share("share", Basis.PREVIOUS_PERIOD), TWICE);
        var share = Share.of(50, 100L, WalletSource.DECLARED, null);
        var before = Judge.judge(rules, Baskets.of(10_000), new Purse("1.5"), Rounding.FLOOR);
        var after = Judge.judge(rules, Baskets.of(10_000), new Purse("1.5").with(share), Rounding.FLOOR);
        assertEquals(10 + 10 + 5, before.points());
        assertEquals(30 + 10 + 5, after.points());
    }

    @Test
    void theBestOfAGroupIsFoundWithoutTheFractionKept() {
        var group = "\"group\":\"g\",\"stacking\":\"BEST_OF\"";
        var rules = Rules.compile(Rules.with(Rules.spend("much"), group + ",\"unit\":\"9.99\""),
                Rules.with(Rules.spend("base"), group));
        var purse = new Purse();
        purse.take(Judge.judge(Rules.compile(Rules.spend("base")), Baskets.of(999), purse, Rounding.CARRY));
        var judged = Judge.judge(rules, Baskets.of(990), purse, Rounding.CARRY);
        assertEquals("much", judged.rule("base").orElseThrow().outdoneBy(), "0.991 is more than 0.99");
    }

    @Provide
    Arbitrary<List<String>> factors() {
        return Arbitraries.of("0", "0.3", "0.5", "0.9", "1.1", "1.5", "3").list().uniqueElements().ofMaxSize(3);
    }

    @Property
    void noSaleTakesPointsAndWhatMultipliesMultipliesNoMoreThanWasGiven(@ForAll Rounding rounding,
            @ForAll @Size(min = 1, max = 5) List<@Size(min = 1, max = 3) List<@LongRange(max = 60_000) Long>> sales,
            @ForAll @From("factors") List<String> factors, @ForAll @LongRange(max = 60) long budget,
            @ForAll @LongRange(min = 1, max = 60) long cap) {
        var rules = Rules.compile(base("\"budget\":1000"),
                Rules.with(Rules.spend("milk"), "\"unit\":\"7.00\",\"when\":\"line.sku == 'A'\","
                        + "\"caps\":{\"perPurchase\":" + cap + "}"),
                Rules.with(TWICE, "\"when\":\"line.sku != 'B'\""));
        var purse = new Purse(factors.toArray(String[]::new)).withBudget(budget);
        for (var sale : sales) {
            var lines = Baskets.lines(sale.stream().mapToLong(Long::longValue).toArray());
            var judged = purse.take(Judge.judge(rules, Basket.of(Baskets.FEBRUARY, true, lines), purse, rounding));
            assertTrue(judged.points() >= 0, judged::toString);
            var given = judged.rules().stream().filter(result -> result.kind() == Kind.SPEND)
                    .map(RuleResult::held).reduce(Fraction.ZERO, Fraction::plus);
            judged.rules().stream().filter(result -> result.kind() == Kind.CAMPAIGN).forEach(result -> assertTrue(
                    result.exact().compareTo(given.times(result.multiplier().minus(Fraction.ONE)).abs()) <= 0,
                    judged::toString));
        }
    }
}
