package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Rules;
import io.stamgast.program.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * Whoever splits a purchase, or a return, gains nothing: with conditions, groups, campaigns, caps and multipliers. Not
 * so with what looks at a purchase as a whole: conditions on {@code purchase.*} and caps per purchase; nor may rules of
 * a group pay different lines, for each part could choose its own.
 */
class SplittingPropertiesTest {

    private static final String GROUP = "\"when\":\"line.category == 'Tea'\",\"group\":\"g\",\"stacking\":\"BEST_OF\"";
    private static final List<RuleDefinition> OF_LINES = List.of(Rules.spend("base"),
            Rules.with(Rules.spend("milk"), "\"unit\":\"7.00\",\"when\":\"line.category == 'Milk'\""),
            Rules.with(Rules.spend("one"), GROUP + ",\"unit\":\"3.00\""),
            Rules.with(Rules.spend("two"), GROUP + ",\"points\":3"),
            Rules.of("""
                    {"code":"more","kind":"CAMPAIGN","multiplier":"2.5","when":"line.category != 'Milk'"}"""));
    private static final List<RuleDefinition> OF_PURCHASES = List.of(
            Rules.with(Rules.spend("small"), "\"when\":\"line.netAmount < 50\""),
            Rules.with(Rules.spend("large"), "\"when\":\"purchase.amount >= 100\",\"points\":2"),
            Rules.with(Rules.spend("capped"), "\"caps\":{\"perPurchase\":9,\"perYear\":30},\"points\":3"),
            Rules.with(Rules.spend("scarce"), "\"budget\":1000,\"points\":2"),
            Rules.of("""
                    {"code":"first","kind":"FIRST_PURCHASE","points":50}"""),
            Rules.of("""
                    {"code":"few","kind":"CAMPAIGN","multiplier":"1.5","when":"line.netAmount < 50"}"""),
            Rules.of("""
                    {"code":"plus","kind":"CAMPAIGN","points":7}"""));

    /** One line for each amount, in turn of milk, tea and what has no category. */
    private static List<Line> lines(List<Long> amounts) {
        var lines = new ArrayList<Line>();
        for (var amount : amounts) {
            var i = lines.size();
            lines.add(Baskets.line(i + 1, "S" + i, i % 3 == 0 ? "Milk" : i % 3 == 1 ? "Tea" : null, amount, true));
        }
        return lines;
    }

    private static Basket basket(List<Long> amounts) {
        return Basket.of(Baskets.FEBRUARY, true, lines(amounts));
    }

    /** The amounts, each cut at random into as many parts. */
    private static List<List<Long>> parts(List<Long> amounts, int count, long seed) {
        var random = new Random(seed);
        var parts = new ArrayList<List<Long>>();
        var rest = new ArrayList<>(amounts);
        for (var part = 1; part <= count; part++) {
            var mine = new ArrayList<Long>();
            for (var i = 0; i < rest.size(); i++) {
                var all = part == count || random.nextInt(4) == 0;
                mine.add(all ? rest.get(i) : (long) (random.nextDouble() * rest.get(i)));
                rest.set(i, rest.get(i) - mine.get(i));
            }
            parts.add(mine);
        }
        return parts;
    }

    private static List<Long> negative(List<Long> amounts) {
        return amounts.stream().map(amount -> -amount).toList();
    }

    @Provide
    Arbitrary<List<Long>> amounts() {
        return Arbitraries.longs().between(0, 20_000).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String[]> factors() {
        return Arbitraries.of("0", "0.3", "0.8", "1.1", "1.5", "3").list().uniqueElements().ofMaxSize(3)
                .map(all -> all.toArray(String[]::new));
    }

    @Provide
    Arbitrary<List<RuleDefinition>> rules() {
        var all = new ArrayList<>(OF_LINES);
        all.addAll(OF_PURCHASES);
        return Arbitraries.of(all).list().uniqueElements().ofMinSize(1);
    }

    @Property
    void splittingAPurchaseGainsNothingBeyondRounding(@ForAll Rounding rounding,
            @ForAll @From("amounts") List<Long> amounts, @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @From("factors") String[] factors, @ForAll long seed) {
        var rules = Rules.compile(OF_LINES.toArray(RuleDefinition[]::new));
        var whole = new Purse(factors);
        var split = new Purse(factors);

        whole.take(Judge.judge(rules, basket(amounts), whole, rounding));
        parts(amounts, count, seed).forEach(part -> split.take(Judge.judge(rules, basket(part), split, rounding)));

        if (rounding == Rounding.CARRY) {
            assertEquals(whole.all(), split.all());
        } else {
            // half a point in each part, rule and multiplier, and as much in the whole
            var most = rounding == Rounding.FLOOR ? 0 : (count + 1) * (OF_LINES.size() + factors.length) / 2;
            assertTrue(split.points() <= whole.points() + most, () -> split.points() + " > " + whole.points());
        }
    }

    @Property
    void splittingALinkedReturnGainsNothingAndTheLastPartTakesBackAll(@ForAll Rounding rounding,
            @ForAll @From("rules") List<RuleDefinition> chosen, @ForAll @From("amounts") List<Long> amounts,
            @ForAll @IntRange(min = 1, max = 5) int count, @ForAll @From("factors") String[] factors,
            @ForAll @LongRange(max = 60) long room, @ForAll @LongRange(max = 40) long budget, @ForAll long seed) {
        var rules = Rules.compile(chosen.toArray(RuleDefinition[]::new));
        var account = new Purse(factors).withRoom(room).withBudget(budget);
        var original = account.take(Judge.judge(rules, basket(amounts), account, rounding));
        var parts = parts(amounts, count, seed);
        var returned = new ArrayList<List<Line>>();
        for (var part : parts) {
            var atOnce = new ArrayList<Long>(amounts.stream().map(any -> 0L).toList());
            returned.add(lines(negative(part)));
            returned.forEach(lines -> lines.forEach(line -> atOnce.set(line.no() - 1,
                    atOnce.get(line.no() - 1) + line.netMinor())));
            var whole = new Purse();
            var before = judged(rules, amounts, original, factors, rounding, room, budget, whole);
            whole.take(new TakeBack(rules, basket(amounts), before, List.of())
                    .of(lines(atOnce), TakeBack.LastClose.none(), whole));
            var back = account.take(new TakeBack(rules, basket(amounts), original,
                    returned.subList(0, returned.size() - 1)).of(lines(negative(part)), TakeBack.LastClose.none(),
                    account));
            assertTrue(back.points() <= 0, back::toString);
            assertTrue(account.all().compareTo(whole.all()) <= 0, () -> account.all() + " > " + whole.all());
        }
        assertEquals(Fraction.ZERO, account.all(), original::toString);
    }

    private static Judgement judged(RuleSet rules, List<Long> amounts, Judgement same, String[] factors,
                                    Rounding rounding, long room, long budget, Purse into) {
        var purse = new Purse(factors).withRoom(room).withBudget(budget);
        assertEquals(same, Judge.judge(rules, basket(amounts), purse, rounding));
        into.take(same);
        return same;
    }

    @Property
    void splittingAnUnlinkedReturnNeverTakesBackLess(@ForAll Rounding rounding,
            @ForAll @From("amounts") List<Long> amounts, @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @From("factors") String[] factors, @ForAll long seed) {
        var definitions = new ArrayList<>(OF_LINES);
        definitions.add(OF_PURCHASES.get(2));
        var rules = Rules.compile(definitions.toArray(RuleDefinition[]::new));
        var whole = new Purse(factors);
        var split = new Purse(factors);

        var atOnce = whole.take(Judge.judge(rules, basket(negative(amounts)), whole, rounding));
        parts(negative(amounts), count, seed).forEach(part -> {
            var judged = split.take(Judge.judge(rules, basket(part), split, rounding));
            assertTrue(judged.points() <= 0, judged::toString);
        });

        assertTrue(atOnce.points() <= 0);
        assertTrue(split.all().compareTo(whole.all()) <= 0, () -> split.all() + " > " + whole.all());
    }
}
