package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Purchases for tests. */
final class Baskets {

    static final Instant FEBRUARY = Instant.parse("2011-02-15T10:00:00Z");

    private Baskets() {
    }

    /** A purchase in February 2011 with one own line per amount, SKUs A, B, C … */
    static Basket of(long... amountsMinor) {
        return Basket.of(FEBRUARY, true, lines(amountsMinor));
    }

    static List<Line> lines(long... amountsMinor) {
        var first = new int[] {0};
        return Arrays.stream(amountsMinor)
                .mapToObj(amount -> line(first[0] + 1, String.valueOf((char) ('A' + first[0]++)), null, amount, true))
                .toList();
    }

    static Line line(int no, String sku, String category, long netMinor, boolean own) {
        return new Line(no, sku, null, category, null, BigDecimal.ONE, netMinor, null, null, own);
    }
}
