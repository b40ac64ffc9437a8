package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.program.Rounding;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
              "scope":"ALL",%1$s},
             {"code":"part","kind":"SPEND_SHARE","unit":"20.00","points":1,"basis":"MARGINAL","period":"QUARTER",
              "scope":"Tea",%1$s},
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
    private static final Instant RETURNED = Instant.parse("2011-06-01T10:00:00Z");
    private static final List<String> CATEGORIES = List.of("Coffee", "Tea", "Milk");

    /** A sale, a return of a part of an earlier one, or one that names none. */
    private record Event(String invoice, int account, Instant at, Map<String, BigDecimal> amounts, String original) {

        static Event of(String invoice, int account, LocalDate day, int hour, Map<String, BigDecimal> amounts) {
            return new Event(invoice, account, Instant.parse(day + "T%02d:00:00Z".formatted(hour)), amounts, null);
        }

        Event back(String number, Map<String, BigDecimal> some) {
            var taken = new TreeMap<String, BigDecimal>();
            some.forEach((category, amount) -> taken.put(category, amount.negate()));
            return new Event(number, account, RETURNED, taken, invoice);
        }
    }

    /** Sales in 2010-Q1 and in the first months of 2011, often of one hour; of one to three categories. */
    private static List<Event> sales(List<Integer> seeds) {
        var sales = new ArrayList<Event>();
        for (var i = 0; i < seeds.size(); i++) {
            var random = new Random(seeds.get(i));
            var first = LocalDate.of(random.nextInt(4) == 0 ? 2010 : 2011, 1, 1);
            var day = first.plusDays(random.nextInt(first.getYear() == 2010 ? 90 : 145));
            var amounts = new TreeMap<String, BigDecimal>();
            for (var line = random.nextInt(3); line >= 0; line--) {
                amounts.put(CATEGORIES.get(random.nextInt(3)), BigDecimal.valueOf(random.nextInt(20_000) + 1, 2));
            }
            sales.add(Event.of("S" + seeds.get(i) + "-" + i, random.nextInt(2), day, random.nextInt(2), amounts));
        }
        return sales;
    }

    /** Every third is brought back: at once, in two parts, or one category of it; and something that nobody sold. */
    private static List<Event> returns(List<Event> sales) {
        var returns = new ArrayList<Event>();
        for (var i = 0; i < sales.size(); i += 3) {
            var sale = sales.get(i);
            var half = new TreeMap<String, BigDecimal>();
            var rest = new TreeMap<String, BigDecimal>();
            sale.amounts().forEach((category, amount) -> {
                half.put(category, amount.divide(BigDecimal.valueOf(2), 2, RoundingMode.UP));
                rest.put(category, amount.divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN));
            });
            rest.values().removeIf(amount -> amount.signum() == 0);
            switch (i % 4) {
                case 0 -> returns.add(sale.back("R" + i, sale.amounts()));
                case 1 -> {
                    returns.add(sale.back("R" + i + "a", half));
                    if (!rest.isEmpty()) {
                        returns.add(sale.back("R" + i + "b", rest));
                    }
                }
                default -> {
                    var category = sale.amounts().keySet().iterator().next();
                    returns.add(sale.back("R" + i, Map.of(category, sale.amounts().get(category))));
                }
            }
        }
        returns.add(Event.of("U", 0, LocalDate.of(2011, 2, 3), 1, Map.of("Tea", new BigDecimal("-33.33"))));
        return returns;
    }

    /** Any order in which no return is before what it returns. */
    private static List<Event> shuffled(List<Event> events, int order) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(order));
        var arrived = new HashSet<String>();
        var inOrder = new ArrayList<Event>();
        while (!shuffled.isEmpty()) {
            var next = shuffled.stream().filter(event -> event.original() == null || arrived.contains(event.original()))
                    .findFirst().orElseThrow();
            shuffled.remove(next);
            arrived.add(next.invoice());
            inOrder.add(next);
        }
        return inOrder;
    }

    private static final class Story {

        private final Shop shop;
        private final List<UUID> accounts;

        Story(String rounding) {
            shop = new Shop(Map.of("rounding", rounding));
            shop.publish("2000-01-01T00:00:00Z", RULES);
            accounts = List.of(shop.account("A"), shop.account("B"));
            shop.observe(accounts.get(0), "2011-Q1", "900.00");
            shop.observe(accounts.get(1), "2011-Q2", "300.00");
        }

        Story takes(List<Event> events) {
            for (var event : events) {
                var lines = event.amounts().entrySet().stream().map(line -> new NewLine(line.getKey(), null,
                        line.getKey(), null, BigDecimal.ZERO, line.getValue(), null, null, null)).toList();
                shop.post(List.of(new NewPurchase("erp", event.invoice(), accounts.get(event.account()).toString(),
                        null, event.at(), "EUR", event.original(), lines)));
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

    /** {@code TRAILING} and {@code PREVIOUS_PERIOD} are frozen once judged or closed, and so not among the rules. */
    @Property(tries = 8)
    void anyOrderEndsInTheSameBalancesOnceAllIsClosed(
            @ForAll @Size(min = 4, max = 14) List<@IntRange(min = 0, max = 400) Integer> seeds, @ForAll int order,
            @ForAll Rounding rounding) {
        var sales = sales(seeds);
        var all = new ArrayList<>(sales);
        all.addAll(returns(sales));
        var shuffled = shuffled(all, order);
        var third = shuffled.size() / 3;

        var atOnce = new Story(rounding.name()).takes(all).closes();
        var inBits = new Story(rounding.name()).takes(shuffled.subList(0, third)).closes()
                .takes(shuffled.subList(third, 2 * third)).closes()
                .takes(shuffled.subList(2 * third, shuffled.size())).closes();

        assertEquals(atOnce.points(), inBits.points());
        assertEquals(atOnce.points(), atOnce.closes().points(), "closing again changes nothing");
        assertEquals(atOnce.points(), atOnce.takes(all).closes().points(), "nor does sending the same again");
    }
}
