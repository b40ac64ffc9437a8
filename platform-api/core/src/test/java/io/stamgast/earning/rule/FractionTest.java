package io.stamgast.earning.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FractionTest {

    private static Fraction of(long numerator, long denominator) {
        return Fraction.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    @Test
    void isWrittenAsTheShortestDecimalOrElseAsAQuotient() {
        assertEquals("1.5", of(3, 2).toString());
        assertEquals("0.001", of(1, 1000).toString());
        assertEquals("-2", of(-4, 2).toString());
        assertEquals("97/30", of(97, 30).toString());
        assertEquals("-1/3", of(1, -3).toString());
        assertEquals("0", Fraction.ZERO.toString());
    }

    @Test
    void readsDecimalsAndQuotients() {
        assertEquals(of(3, 2), Fraction.parse("1.50"));
        assertEquals(of(97, 30), Fraction.parse("97/30"));
        assertEquals(of(1000, 1), Fraction.of(new BigDecimal("1E+3")));
        assertThrows(IllegalArgumentException.class, () -> Fraction.parse("a half"));
    }

    @Test
    void roundsDownBelowZeroToo() {
        assertEquals(-2, of(-3, 2).floor());
        assertEquals(-1, of(-1, 1).floor());
        assertEquals(1, of(3, 2).floor());
        assertEquals(0, of(1, 3).floor());
    }

    @Test
    void travelsAsText() {
        Stream.of(of(3, 2), of(-7, 3), Fraction.ONE).forEach(fraction ->
                assertEquals(fraction, Json.read(Json.write(fraction), Fraction.class)));
        assertEquals("\"1.5\"", Json.write(of(3, 2)));
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll long numerator, @ForAll @LongRange(min = 1) long denominator) {
        var fraction = of(numerator, denominator);
        assertEquals(fraction, Fraction.parse(fraction.toString()));
    }
}
