package io.stamgast.earning.simulation.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Rules;
import io.stamgast.earning.simulation.engine.SimulationResult.Part;
import io.stamgast.program.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private final Totals totals = new Totals(Rules.compile(Rules.spend("base"), Rules.spend("never")));

    private void add(String month, long points, Map<String, Long> amounts) {
        var lines = amounts.size();
        var result = new RuleResult("base", Kind.SPEND, IntStream.rangeClosed(1, lines).boxed().toList(), 0, null,
                null, null, null, Fraction.of(points), Rounding.FLOOR, points, null, null, null, null, null);
        totals.add(new AccountState(), month, Judgement.of(null, List.of(result)), List.of(amounts), false);
    }

    private static Line line(int no, String category, long minor) {
        return new Line(no, "sku" + no, null, category, null, BigDecimal.ONE, minor, null, null, true);
    }

    @Test
    void pointsAreCountedByRuleAndMonth() {
        add("2010-12", 10, Map.of("Milk", 100L));
        add("2011-01", -3, Map.of("Milk", -30L));

        assertEquals(2, totals.purchases());
        assertEquals(7, totals.points());
        assertEquals(List.of(new Part("base", 7), new Part("never", 0)), totals.byRule());
        assertEquals(List.of(new Part("2010-12", 10), new Part("2011-01", -3)), totals.byMonth());
    }

    @Test
    void categoriesAddUpToTheTotalByTheLargestRemainder() {
        add("2010-12", 10, Map.of("Milk", 50L, "Tea", 30L, "Fish", 20L));
        add("2010-12", 1, Map.of("Milk", 1L, "Tea", 1L, "Fish", 1L));
        add("2010-12", 1, Map.of("Milk", 1L, "Tea", 3L));

        assertEquals(12, totals.points());
        assertEquals(List.of(new Part("Fish", 2), new Part("Milk", 6), new Part("Tea", 4)), totals.byCategory());
    }

    @Test
    void whatComesBackAddsUpToo() {
        add("2010-12", 5, Map.of("Milk", 2L, "Tea", 1L));
        add("2010-12", -5, Map.of("Milk", -1L, "Tea", -2L));

        assertEquals(List.of(new Part("Milk", 2), new Part("Tea", -2)), totals.byCategory());
    }

    @Test
    void ofWhatNoLineStandsForThereIsNoCategory() {
        add("2010-12", 5, Map.of());

        assertEquals(List.of(new Part(null, 5)), totals.byCategory());
    }

    @Test
    void amountsAreThoseOfTheLinesThatARulePays() {
        var result = new RuleResult("base", Kind.SPEND, List.of(1, 3), 700, null, null, null, null, Fraction.ONE,
                Rounding.FLOOR, 1, null, null, null, null, null);

        assertEquals(Map.of("Milk", 300L, Totals.NONE, 400L), Totals.amounts(result,
                List.of(line(1, "Milk", 300), line(2, "Tea", 5000), line(3, null, 400))));
        assertEquals(Map.of("Milk", 700L), Totals.amounts(result,
                List.of(line(1, "Milk", 300), line(3, "Milk", 400))));
    }
}
