package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.purchase.NewPurchase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What the order, the grouping and the splitting of purchases must not change. */
class OrderIT {

    private static final String RULES = """
            [{"code":"base","kind":"SPEND","unit":"7.00","points":2},
             {"code":"milk","kind":"SPEND_SHARE","unit":"3.00","points":1,"basis":"PERIOD_CLOSE","period":"QUARTER",
              "scope":"Milk","bands":[{"from":"0","multiplier":"1"},{"from":"0.5","multiplier":"3"}]}]""";

    private static Till till(String rounding) {
        return Till.open(Map.of("rounding", rounding)).publish("2020-01-01T00:00:00Z", RULES);
    }

    /** Sales and unlinked returns of three accounts. */
    private static List<NewPurchase> purchases(List<Integer> amounts) {
        var purchases = new ArrayList<NewPurchase>();
        for (var i = 0; i < amounts.size(); i++) {
            var category = i % 2 == 0 ? "Milk" : null;
            purchases.add(Sale.of("" + i).by("ext:" + i % 3).of(Sale.ofCategory("m", category, cents(amounts.get(i))),
                    Sale.line("o", "1", "0.03")).eur());
        }
        return purchases;
    }

    private static List<Long> end(Till till) {
        till.requireSoundLedger();
        return List.of(till.available("0"), till.available("1"), till.available("2"), till.sum("entry", "points"),
                till.sum("period_tally", "points"), till.sum("period_tally", "matched_minor"),
                till.sum("spend_month", "own_minor"),
                till.sum("carry", "(numerator * 1000000 / denominator)"),
                till.sum("period_tally", "(exact_numerator * 1000000 / exact_denominator)"));
    }

    @Property(tries = 8)
    void anyOrderAndAnyGroupingEndsInTheSameBalances(
            @ForAll @Size(min = 3, max = 25) List<@IntRange(min = -30_000, max = 60_000) Integer> amounts,
            @ForAll int seed) {
        var purchases = purchases(amounts);
        var together = till("FLOOR");
        together.post(purchases);
        var shuffled = new ArrayList<>(purchases);
        Collections.shuffle(shuffled, new Random(seed));
        var oneByOne = till("FLOOR");
        shuffled.forEach(oneByOne::post);

        assertEquals(end(together).subList(0, 3), end(oneByOne).subList(0, 3));
        assertEquals(end(together).subList(4, 9), end(oneByOne).subList(4, 9));
    }

    @Property(tries = 8)
    void underCarryTheEndIsTheExactSumHoweverItIsGrouped(
            @ForAll @Size(min = 3, max = 25) List<@IntRange(min = -30_000, max = 60_000) Integer> amounts) {
        var together = till("CARRY");
        together.post(purchases(amounts));
        var oneByOne = till("CARRY");
        purchases(amounts).forEach(oneByOne::post);

        assertEquals(end(together), end(oneByOne));
    }

    @Property(tries = 8)
    void theSplitsOfALinkedReturnTakeBackExactlyWhatWasEarned(
            @ForAll @IntRange(min = 1, max = 100_000) int cents,
            @ForAll @Size(min = 0, max = 4) List<@IntRange(min = 1, max = 20_000) Integer> parts) {
        var till = till("FLOOR");
        till.posted(Sale.of("s").by("ext:0").of(Sale.ofCategory("m", "Milk", cents(cents))).eur());
        var left = cents;
        var number = 0;
        for (var part : parts) {
            var now = Math.min(part, left);
            if (now > 0) {
                till.posted(back("r" + number++, now));
                left -= now;
            }
        }
        if (left > 0) {
            till.posted(back("last", left));
        }

        assertEquals(0, till.available("0"));
        assertEquals(0, till.sum("period_tally", "points"));
        till.requireSoundLedger();
    }

    private static NewPurchase back(String number, int cents) {
        return Sale.of(number).by("ext:0").returning("s").of(Sale.line("m", "0", "-" + cents(cents))).eur();
    }

    private static String cents(int cents) {
        return new BigDecimal(cents).movePointLeft(2).toPlainString();
    }
}
