package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However purchases and returns arrive, and whatever was closed meanwhile: once closed, the balances are the same. */
class AnyOrderIT {

    private static final String RULES = """
            [{"code":"coffee","kind":"SPEND","unit":"7.00","points":2,
              "when":"line.category == 'Coffee' && purchase.amount >= 20"},
             {"code":"large","kind":"SPEND","unit":"3.00","points":1,"group":"g","stacking":"BEST_OF",
              "when":"purchase.amount >= 100"},
             {"code":"small","kind":"SPEND","unit":"5.00","points":1,"group":"g","stacking":"BEST_OF"},
             {"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE","period":"QUARTER",
              "scope":"ALL",%s},
             {"code":"double","kind":"CAMPAIGN","multiplier":"2","rules":["coffee"],
              "validFrom":"2011-02-01T00:00:00Z","validTo":"2011-03-01T00:00:00Z"},
             {"code":"grow","kind":"GROWTH","unit":"9.00","points":1,"period":"QUARTER",
              "thresholds":[{"growth":"0.5","points":70}]},
             {"code":"wide","kind":"BREADTH","period":"MONTH","categories":2,"points":30},
             {"code":"often","kind":"FREQUENCY","period":"MONTH","purchases":2,"points":11,
              "when":"purchase.amount >= 20"},
             {"code":"streak","kind":"FREQUENCY","period":"MONTH","streak":2,"points":13},
             {"code":"back","kind":"WIN_BACK","idleDays":20,"points":17}]""".formatted(Shop.BANDS);
    private static final List<String> PERIODS = List.of("2010-01", "2010-02", "2010-03", "2010-Q1", "2011-01",
            "2011-02", "2011-03", "2011-Q1", "2011-04", "2011-05", "2011-Q2");
    private static final List<String> CATEGORIES = List.of("Coffee", "Tea", "Milk");

    /** A sale, or a return of a part of an earlier one. */
    private record Event(String invoice, int account, Instant at, String category, BigDecimal amount,
                         String original) {
    }

    /** Sales in 2010-Q1 and in the first months of 2011; every third is brought back, in two parts or one. */
    private static List<Event> sales(List<Integer> seeds) {
        var sales = new ArrayList<Event>();
        for (var i = 0; i < seeds.size(); i++) {
            var random = new Random(seeds.get(i));
            var first = LocalDate.of(random.nextInt(4) == 0 ? 2010 : 2011, 1, 1);
            var day = first.plusDays(random.nextInt(first.getYear() == 2010 ? 90 : 145));
            sales.add(new Event("S" + i, random.nextInt(2), Instant.parse(day + "T%02d:00:00Z".formatted(i % 24)),
                    CATEGORIES.get(random.nextInt(3)), BigDecimal.valueOf(random.nextInt(20_000) + 1, 2), null));
        }
        return sales;
    }

    private static List<Event> returns(List<Event> sales) {
        var returns = new ArrayList<Event>();
        for (var i = 0; i < sales.size(); i += 3) {
            var sale = sales.get(i);
            var half = sale.amount().divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
            var parts = i % 2 == 0 || half.signum() == 0 ? List.of(sale.amount())
                    : List.of(half, sale.amount().subtract(half));
            for (var part : parts) {
                returns.add(new Event("R" + i + "-" + returns.size(), sale.account(),
                        Instant.parse("2011-06-01T10:00:00Z"), sale.category(), part.negate(), sale.invoice()));
            }
        }
        return returns;
    }

    private static final class Story {

        private final Shop shop = new Shop();
        private final List<UUID> accounts;

        Story() {
            shop.publish("2000-01-01T00:00:00Z", RULES);
            accounts = List.of(shop.account("A"), shop.account("B"));
            shop.observe(accounts.get(0), "2011-Q1", "900.00");
            shop.observe(accounts.get(1), "2011-Q2", "300.00");
        }

        Story takes(List<Event> events) {
            for (var event : events) {
                var line = new NewLine(event.category(), null, event.category(), null, BigDecimal.ZERO, event.amount(),
                        null, null, null);
                shop.post(List.of(new NewPurchase("erp", event.invoice(), accounts.get(event.account()).toString(),
                        null, event.at(), "EUR", event.original(), List.of(line))));
            }
            return this;
        }

        Story closes() {
            PERIODS.forEach(shop::close);
            return this;
        }

        List<Long> points() {
            return accounts.stream().map(shop::points).toList();
        }
    }

    @Property(tries = 5)
    void anyOrderEndsInTheSameBalancesOnceAllIsClosed(
            @ForAll @Size(min = 4, max = 14) List<@IntRange Integer> seeds, @ForAll int order) {
        var sales = sales(seeds);
        var returns = returns(sales);
        var shuffled = new ArrayList<>(sales);
        Collections.shuffle(shuffled, new Random(order));
        var half = shuffled.size() / 2;

        var atOnce = new Story().takes(sales).takes(returns).closes();
        var inBits = new Story().takes(shuffled.subList(0, half)).closes()
                .takes(shuffled.subList(half, shuffled.size())).closes().takes(returns).closes();

        assertEquals(atOnce.points(), inBits.points());
        assertEquals(atOnce.points(), atOnce.closes().points(), "closing again changes nothing");
        assertEquals(atOnce.points(), atOnce.takes(sales).closes().points(), "nor does sending the same again");
    }
}
