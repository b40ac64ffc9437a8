package io.stamgast.earning.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Judge;
import io.stamgast.earning.judging.NoFacts;
import io.stamgast.earning.rule.Rules;
import io.stamgast.program.Rounding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnpaidLinesTest {

    private static final RuleDefinition SPEND = Rules.spend("spend");

    private static Line line(int no, String category) {
        return new Line(no, "S-" + no, null, category, null, BigDecimal.ONE, 10_000, null, null, true);
    }

    private static List<Step> steps(List<Line> lines, RuleDefinition... rules) {
        var version = Rules.compile(rules);
        var basket = Basket.of(Instant.parse("2011-02-15T10:00:00Z"), true, lines);
        var judgement = Judge.judge(version, basket, NoFacts.none(), Rounding.FLOOR);
        return new UnpaidLines(version, basket, judgement, Locale.ENGLISH).steps();
    }

    private static List<String> words(List<Line> lines, RuleDefinition... rules) {
        return steps(lines, rules).stream().map(Step::text).toList();
    }

    private static RuleDefinition when(String code, String condition) {
        return Rules.with(Rules.spend(code), "\"when\":\"" + condition + "\"");
    }

    @Test
    void aRuleThatGaveNothingSaysWhyThoughAnotherPaysTheLine() {
        assertEquals(List.of(
                "Rule tea asks for line.category == 'Tea', which does not hold (line no. 1, 2).",
                "Rule past is not valid at that time (line no. 1, 2)."),
                words(List.of(line(1, "Coffee"), line(2, "Coffee")), SPEND, when("tea", "line.category == 'Tea'"),
                        Rules.with(Rules.spend("past"), "\"validTo\":\"2011-01-01T00:00:00Z\"")));
    }

    @Test
    void aRuleThatPaysOneLineIsNotAskedWhyItDidNotPayAnotherThatIsPaid() {
        assertEquals(List.of(), words(List.of(line(1, "Coffee"), line(2, "Tea")), SPEND,
                when("tea", "line.category == 'Tea'")));
        assertEquals(List.of("Rule tea asks for line.category == 'Tea', which does not hold (line no. 1)."),
                words(List.of(line(1, "Coffee"), line(2, "Tea")), when("tea", "line.category == 'Tea'")));
    }

    @Test
    void whatCouldNotBeWorkedOutIsNotToldAsNotHolding() {
        assertEquals(List.of(
                "Rule margin asks for line.margin > 0.1, which could not be worked out: something it asks for is not"
                        + " known (line no. 1).",
                "Rule zero asks for 1 / (purchase.lines.size() - 1) == 1, which could not be worked out: division by"
                        + " zero (line no. 1)."),
                words(List.of(line(1, "Coffee")), SPEND, when("margin", "line.margin > 0.1"),
                        when("zero", "1 / (purchase.lines.size() - 1) == 1")));
    }

    @Test
    void aRuleThatIsTooExpensiveGivesNothingAndSaysSo() {
        var lines = IntStream.rangeClosed(1, 500).mapToObj(no -> line(no, "Coffee")).toList();

        var steps = steps(lines, SPEND, when("same", "purchase.lines.filter(l, l.sku == line.sku).size() > 0"));

        assertEquals(1, steps.size());
        assertEquals("unpaid.trouble", steps.get(0).key());
        assertEquals(500, ((List<?>) steps.get(0).data().get("lines")).size());
        assertTrue(steps.get(0).text().contains("goes through the lines too often"));
    }

    @Test
    void rulesOfLowerPriorityFindThePurseEmptyAndTellTheSameAsJudging() {
        var lines = IntStream.rangeClosed(1, 400).mapToObj(no -> line(no, "Coffee")).toList();
        var rules = IntStream.rangeClosed(1, 4).mapToObj(no -> when("same" + no,
                "purchase.lines.filter(l, l.sku == line.sku).size() > 0")).toArray(RuleDefinition[]::new);
        var version = Rules.compile(rules);
        var basket = Basket.of(Instant.parse("2011-02-15T10:00:00Z"), true, lines);

        var judgement = Judge.judge(version, basket, NoFacts.none(), Rounding.FLOOR);

        var gave = judgement.rules().stream().map(result -> result.code()).toList();
        var told = new UnpaidLines(version, basket, judgement, Locale.ENGLISH).steps().stream()
                .map(step -> step.data().get("rule")).toList();
        assertEquals(List.of("same1", "same2"), gave);
        assertEquals(List.of("same3", "same4"), told);
    }
}
