package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Asked;
import io.stamgast.earning.condition.Condition;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.condition.Purse;
import io.stamgast.earning.condition.Sale;
import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.condition.Trouble;
import io.stamgast.earning.rule.AmountRule;
import io.stamgast.earning.rule.CampaignRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines of a basket, to be asked which of them a rule selects. All rules have one purse of turns: a rule whose
 * condition takes more than is left of it selects nothing.
 */
public final class SelectedLines {

    private final List<Line> lines;
    private final Sale.Names names;
    private final Map<String, List<Line>> selected = new HashMap<>();
    private final Map<String, Map<Integer, Trouble>> troubles = new HashMap<>();
    private final Purse purse = Purse.ofAPurchase();

    /** @param digits decimals of the currency */
    SelectedLines(Basket basket, int digits) {
        this.lines = basket.lines();
        this.names = new Sale.Names(basket.sale(), basket.customer(), basket.occurredAt(), lines, digits);
    }

    /** As judging asks: each rule that purchases of that time are judged by, in the same order. */
    public static SelectedLines asJudged(RuleSet version, Basket basket) {
        var lines = new SelectedLines(basket, version.currency().getDefaultFractionDigits());
        version.ofPurchases().stream().filter(rule -> rule.isValidAt(basket.occurredAt()))
                .filter(rule -> rule instanceof AmountRule || rule instanceof CampaignRule || !basket.isReturn())
                .sorted(Comparator.comparing(rule -> rule instanceof CampaignRule)).forEach(lines::of);
        return lines;
    }

    /** The numbers of the lines that the rule is for and where its condition holds. */
    public Set<Integer> numbersOf(Rule rule) {
        return Set.copyOf(numbers(of(rule)));
    }

    /** By line why the rule's condition could not be worked out; lines of which it could are left out. */
    public Map<Integer, Trouble> troubles(Rule rule) {
        return troubles.getOrDefault(rule.code(), Map.of());
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
        var asked = condition.of(names, purse);
        if (!condition.asksAbout(Topic.LINE)) {
            return holds(rule, asked, covered.get(0), covered) ? covered : List.of();
        }
        var all = List.copyOf(covered);
        covered.removeIf(line -> !holds(rule, asked, line, List.of(line)));
        if (asked.isTooExpensive()) {
            note(rule, all, Trouble.TOO_EXPENSIVE);
            return List.of();
        }
        return covered;
    }

    /** @param alike those of which the answer is the same */
    private boolean holds(Rule rule, Asked asked, Line line, List<Line> alike) {
        names.at(line);
        var holds = asked.holds();
        if (asked.trouble() != null) {
            note(rule, alike, asked.trouble());
        }
        return holds;
    }

    private void note(Rule rule, List<Line> lines, Trouble trouble) {
        var byLine = troubles.computeIfAbsent(rule.code(), any -> new HashMap<>());
        lines.forEach(line -> byLine.put(line.no(), trouble));
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
