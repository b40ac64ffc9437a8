package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.condition.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LeftoverTest {

    private static Line line(int no, String category, long net, String pieces) {
        return new Line(no, "A", null, category, null, new BigDecimal(pieces), net, null, null, true);
    }

    private static List<Long> amounts(List<Line> lines) {
        return lines.stream().map(Line::netMinor).toList();
    }

    @Test
    void inOneCategoryItComesOffTheLinesInTheirOrder() {
        var left = new Leftover(List.of(line(1, "Milk", 4_000, "4"), line(2, "Milk", 6_000, "6")));
        left.take(line(1, null, -5_000, "-5"));
        assertEquals(List.of(0L, 5_000L), amounts(left.lines()));
        assertEquals(0, new BigDecimal("5").compareTo(left.lines().get(1).quantity()));
    }

    @Test
    void ofSeveralCategoriesItComesOffInProportionToWhatIsLeft() {
        var left = new Leftover(List.of(line(1, "Milk", 3_000, "3"), line(2, "Bread", 1_000, "1")));
        var pieces = left.take(line(7, null, -2_000, "-2"));
        assertEquals(List.of(-1_500L, -500L), amounts(pieces));
        assertEquals(List.of("Milk", "Bread"), pieces.stream().map(Line::category).toList());
        assertEquals(List.of(7, 7), pieces.stream().map(Line::no).toList());
        assertEquals(List.of(1_500L, 500L), amounts(left.lines()));
        assertEquals(0, new BigDecimal("1.5").compareTo(left.lines().get(0).quantity()));
    }

    @Test
    void moreThanWasBoughtUnderANameComesOffTheOthers() {
        var left = new Leftover(List.of(line(1, "Milk", 3_000, "3"), line(2, "Bread", 1_000, "1")));
        assertEquals(List.of(-3_000L, -500L), amounts(left.take(line(1, "Milk", -3_500, "-3"))));
    }

    @Test
    void whatWasNeverBoughtStaysWhatItIs() {
        var other = new Line(1, "B", null, null, null, BigDecimal.ONE.negate(), -500, null, null, true);
        var left = new Leftover(List.of(line(1, "Milk", 3_000, "3")));
        assertEquals(List.of(other), left.take(other));
        assertEquals(List.of(3_000L, -500L), amounts(left.lines()));
    }

    @Property
    void whatIsLeftDependsOnTheSumsAloneAndThePiecesAreTheWhole(
            @ForAll @Size(min = 1, max = 4) List<@LongRange(max = 10_000) Long> bought,
            @ForAll @Size(max = 6) List<@LongRange(max = 5_000) Long> amounts,
            @ForAll @IntRange(max = 4) int categories, @ForAll long seed) {
        var lines = new ArrayList<Line>();
        for (var amount : bought) {
            lines.add(line(lines.size() + 1, "C" + lines.size() % 3, amount, "1"));
        }
        var random = new Random(seed);
        var returned = new ArrayList<Line>();
        for (var amount : amounts) {
            var name = random.nextInt(categories + 1);
            returned.add(line(1, name == 0 ? null : "C" + (name - 1), -amount, "-0.1"));
        }
        var left = new Leftover(lines);
        for (var one : returned) {
            var pieces = left.take(one);
            assertEquals(one.netMinor(), pieces.stream().mapToLong(Line::netMinor).sum());
            assertEquals(0, one.quantity().compareTo(pieces.stream().map(Line::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)));
        }
        Collections.shuffle(returned, random);
        var shuffled = new Leftover(lines);
        shuffled.take(returned);
        assertEquals(amounts(left.lines()), amounts(shuffled.lines()));
        var all = bought.stream().mapToLong(Long::longValue).sum();
        var back = amounts.stream().mapToLong(Long::longValue).sum();
        assertTrue(back > all || left.lines().stream().allMatch(line -> line.netMinor() >= 0), "no line is overdrawn");
    }
}
