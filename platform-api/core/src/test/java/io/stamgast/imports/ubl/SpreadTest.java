package io.stamgast.imports.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.imports.row.RowRefused;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void anAllowanceIsTakenOffInProportion() throws RowRefused {
        assertEquals(List.of("90.00", "-9.00", "9.00"), spread("-10", 2, "100", "-10", "10"));
        assertEquals(List.of("3.33", "3.34", "3.33"), spread("-5", 2, "5", "5", "5"));
        assertEquals(List.of("1", "1", "1"), spread("0", 0, "1", "1", "1"));
    }

    /** 100.00 and the 99.00 of a return would become 1,090.00 and −1,079.10. */
    @Test
    void aChargeThatIsLargerThanWhatLinesOfBothSignsSumUpToIsRefused() {
        var spread = new Spread(new BigDecimal("1"), new BigDecimal("9.90"), 2);
        var refused = assertThrows(RowRefused.class, () -> {
            spread.next(new BigDecimal("100"));
            spread.next(new BigDecimal("-99"));
        });
        assertEquals("spread-unclear", refused.reason());
    }

    @Test
    void linesOfBothSignsTakeUpToHalfOfWhatTheySumUpTo() throws RowRefused {
        assertEquals(List.of("150.00", "-135.00"), spread("5", 2, "100", "-90"));
        assertEquals(List.of("-50.00", "45.00"), spread("5", 2, "-100", "90"));
    }

    @Test
    void whereTheLinesSumUpToNothingTheFirstTakesAll() throws RowRefused {
        assertEquals(List.of("7.50", "0.00"), spread("7.5", 2, "0", "0"));
        assertEquals(List.of("12.00", "-10.00"), spread("2", 2, "10", "-10"));
    }

    /** The sum is exact, and no line but what its exact part is, to a minor unit. */
    @Property
    void theLinesSumUpToTheDocuments(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 10_000_000) Long> lines,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long allowances,
            @ForAll @IntRange(max = 3) int digits, @ForAll @IntRange(max = 4) int finer) throws RowRefused {
        var amounts = lines.stream().map(line -> BigDecimal.valueOf(line, digits + finer)).toList();
        var total = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var all = BigDecimal.valueOf(allowances, digits);
        var spread = new Spread(total, all, digits);

        var paid = paid(spread, amounts);

        var exact = total.add(all);
        assertEquals(exact.setScale(digits, RoundingMode.HALF_UP),
                paid.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(0, total.compareTo(spread.sum()));
        var unit = BigDecimal.ONE.movePointLeft(digits);
        for (var i = 0; i < paid.size(); i++) {
            var part = amounts.get(i).multiply(exact).divide(total, MathContext.DECIMAL128);
            assertTrue(paid.get(i).subtract(part).abs().compareTo(unit) <= 0, paid.get(i) + " is not " + part);
        }
    }

    @Property
    void withoutAllowancesALineIsWhatItSays(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = -1_000_000, max = 1_000_000) Long> lines)
            throws RowRefused {
        var amounts = lines.stream().map(line -> BigDecimal.valueOf(line, 2)).toList();
        var spread = new Spread(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), BigDecimal.ZERO, 2);
        assertEquals(amounts, paid(spread, amounts));
    }

    private static List<BigDecimal> paid(Spread spread, List<BigDecimal> amounts) throws RowRefused {
        var paid = new ArrayList<BigDecimal>();
        for (var amount : amounts) {
            paid.add(spread.next(amount));
        }
        return paid;
    }

    private static List<String> spread(String allowances, int digits, String... lines) throws RowRefused {
        var amounts = Arrays.stream(lines).map(BigDecimal::new).toList();
        var spread = new Spread(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), new BigDecimal(allowances),
                digits);
        return paid(spread, amounts).stream().map(BigDecimal::toPlainString).toList();
    }
}
