package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Condition;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.condition.Sale;
import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of a basket, to be asked which of them a rule selects. */
final class SelectedLines {

    private final List<Line> lines;
    private final Sale.Names names;
    private final Map<String, List<Line>> selected = new HashMap<>();

    /** @param digits decimals of the currency */
    SelectedLines(Basket basket, int digits) {
        this.lines = basket.lines();
        this.names = new Sale.Names(basket.sale(), basket.customer(), basket.occurredAt(), lines, digits);
    }

    /** The lines that the rule is for and where its condition holds; asked once, however often they are wanted. */
    List<Line> of(Rule rule) {
        var known = selected.get(rule.code());
        if (known == null) {
            known = select(rule);
            selected.put(rule.code(), known);
        }
        return known;
    }

    private List<Line> select(Rule rule) {
        var condition = rule.terms().condition();
        var covered = new ArrayList<Line>(lines.size());
        for (var line : lines) {
            if (rule.covers(line)) {
                covered.add(line);
            }
        }
        if (condition == Condition.NONE || covered.isEmpty()) {
            return covered;
        }
        if (!condition.asksAbout(Topic.LINE)) {
            return condition.holds(names.at(covered.get(0))) ? covered : List.of();
        }
        covered.removeIf(line -> !condition.holds(names.at(line)));
        return covered;
    }

    /** Those of these numbers. */
    List<Line> of(List<Integer> numbers) {
        return lines.stream().filter(line -> numbers.contains(line.no())).toList();
    }

    static long amount(List<Line> lines) {
        var sum = 0L;
        for (var line : lines) {
            sum = Math.addExact(sum, line.netMinor());
        }
        return sum;
    }

    static List<Integer> numbers(List<Line> lines) {
        return lines.stream().map(Line::no).toList();
    }
}
