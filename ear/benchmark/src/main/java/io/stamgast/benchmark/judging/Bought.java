package io.stamgast.benchmark.judging;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Facts;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.condition.Sale;
import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Circumstances;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A purchase of ten lines by an account whose share of every wallet is 30 %. */
final class Bought implements Circumstances {

    static final int LINES = 10;

    private static final Share SHARE = Share.of(3_000_000, 10_000_000L, WalletSource.DECLARED, null);

    static Basket basket() {
        var lines = IntStream.rangeClosed(1, LINES).mapToObj(Bought::line).toList();
        return new Basket(Instant.parse("2025-03-10T09:00:00Z"), true, lines, new Sale("erp", "D1", "WEB"),
                new Customer("C1", "GOLD", List.of(), null, Map.of("region", "north")));
    }

    private static Line line(int no) {
        return new Line(no, "S" + no, "Goods " + no, "C" + no % 5, "B", BigDecimal.ONE, 1_000L * no, null, null, true);
    }

    /** What conditions see of its first line. */
    static Facts facts() {
        var basket = basket();
        var names = new Sale.Names(basket.sale(), basket.customer(), basket.occurredAt(), basket.lines(), 2);
        return names.at(basket.lines().get(0));
    }

    @Override
    public Share of(ShareNeed need) {
        return SHARE;
    }

    @Override
    public Fraction of(String ruleCode) {
        return Fraction.ZERO;
    }
}
