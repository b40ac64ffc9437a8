package io.stamgast.demo.data;

import io.stamgast.demo.data.Customer.WalletKnowledge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes the invoices of one customer, month by month, and now and then a return of part of one. */
final class Invoices {

    private static final int RETURNED_PER_MILLE = 25;

    private final Random random;
    private final Customer customer;
    private final ZoneId zone;
    private final LocalDate today;
    private final List<Map<String, Object>> made = new ArrayList<>();
    private int number;

    Invoices(Customer customer, ZoneId zone, LocalDate today) {
        this.customer = customer;
        this.zone = zone;
        this.today = today;
        random = new Random(customer.externalId().hashCode());
    }

    /** In order of time; bodies of {@code POST /purchases}. */
    List<Map<String, Object>> make(YearMonth from) {
        for (var month = from; !month.isAfter(YearMonth.from(today)); month = month.plusMonths(1)) {
            if (customer.buysIn(month)) {
                month(month, Math.pow(customer.monthlyGrowth(), from.until(month, ChronoUnit.MONTHS)));
            }
        }
        made.sort(java.util.Comparator.comparing(invoice -> (String) invoice.get("occurredAt")));
        return made;
    }

    private void month(YearMonth month, double growth) {
        var expected = customer.invoicesPerMonth() * customer.branch().season(month.getMonthValue()) * growth;
        var count = (int) Math.floor(expected + random.nextDouble());
        for (var n = 0; n < count; n++) {
            var day = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
            var time = LocalTime.of(7 + random.nextInt(10), random.nextInt(60));
            if (day.isBefore(today)) {
                invoice(day.atTime(time).atZone(zone).toInstant(), growth);
            }
        }
    }

    private void invoice(Instant at, double growth) {
        var distributor = random.nextInt(10) < 8 ? customer.mainDistributor() : customer.secondDistributor();
        var lines = new ArrayList<Map<String, Object>>();
        var left = customer.basket() * growth * (0.6 + random.nextDouble() * 0.8);
        while (left > 0 && lines.size() < 9) {
            var article = article();
            var part = 0.2 + random.nextDouble() * 0.4;
            var quantity = Math.max(1, (int) (left * part / article.price().doubleValue()));
            left -= quantity * article.price().doubleValue();
            lines.add(line(article, quantity));
        }
        var invoice = purchase(number(), at, distributor, lines);
        made.add(invoice);
        if (random.nextInt(1000) < RETURNED_PER_MILLE) {
            giveBack(invoice, lines.get(0), at, distributor);
        }
    }

    private Article article() {
        var reported = customer.wallet() == WalletKnowledge.REPORTED;
        if (reported && random.nextDouble() > customer.loyalty()) {
            return Article.OTHERS.get(random.nextInt(Article.OTHERS.size()));
        }
        return Article.OWN.get(random.nextInt(Article.OWN.size()));
    }

    private Map<String, Object> line(Article article, int quantity) {
        var list = article.price().multiply(BigDecimal.valueOf(quantity));
        var discount = random.nextInt(3) == 0 ? new BigDecimal("0.90") : BigDecimal.ONE;
        var line = new LinkedHashMap<String, Object>();
        line.put("sku", article.sku());
        line.put("description", article.description());
        line.put("category", article.category());
        line.put("brand", article.brand());
        line.put("quantity", Integer.toString(quantity));
        line.put("netAmount", money(list.multiply(discount)));
        line.put("listAmount", money(list));
        if (article.cost() != null) {
            line.put("cost", money(article.cost().multiply(BigDecimal.valueOf(quantity))));
        }
        line.put("own", article.own());
        return line;
    }

    private void giveBack(Map<String, Object> invoice, Map<String, Object> line, Instant at, int distributor) {
        var returnedAt = at.plusSeconds(86_400L * (3 + random.nextInt(20)));
        if (!returnedAt.isBefore(today.atStartOfDay(zone).toInstant())) {
            return;
        }
        var back = new LinkedHashMap<>(line);
        back.put("quantity", "-" + line.get("quantity"));
        back.put("netAmount", "-" + line.get("netAmount"));
        back.put("listAmount", "-" + line.get("listAmount"));
        back.remove("cost");
        var credit = purchase("C" + number(), returnedAt, distributor, List.of(back));
        credit.put("originalInvoice", invoice.get("invoiceNumber"));
        made.add(credit);
    }

    private Map<String, Object> purchase(String invoiceNumber, Instant at, int distributor,
                                         List<Map<String, Object>> lines) {
        var purchase = new LinkedHashMap<String, Object>();
        purchase.put("source", "sell-out");
        purchase.put("invoiceNumber", invoiceNumber);
        purchase.put("account", "ext:" + customer.externalId());
        purchase.put("distributor", "ext:" + DemoData.DISTRIBUTORS.get(distributor).externalId());
        purchase.put("occurredAt", at.toString());
        purchase.put("currency", DemoData.CURRENCY);
        purchase.put("lines", lines);
        return purchase;
    }

    private String number() {
        number++;
        return customer.externalId().substring(1) + "-%04d".formatted(number);
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
