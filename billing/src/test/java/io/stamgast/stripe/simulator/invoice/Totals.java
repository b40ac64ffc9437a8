package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The sums of an invoice. There is no tax here. */
final class Totals {

    private Totals() {
    }

    /** Sums up the lines, takes the discounts off, and says what is due before the customer's balance. */
    static void sum(Account account, Doc invoice, List<Doc> lines) {
        var subtotal = lines.stream().mapToLong(line -> line.number("amount")).sum();
        var taken = discount(account, invoice, lines);
        var total = subtotal - taken.values().stream().mapToLong(Long::longValue).sum();
        invoice.set("lines", new Doc().set("object", "list").set("data", lines).set("has_more", false)
                .set("total_count", lines.size()).set("url", "/v1/invoices/" + invoice.id() + "/lines"));
        invoice.set("subtotal", subtotal).set("subtotal_excluding_tax", subtotal)
                .set("total", total).set("total_excluding_tax", total)
                .set("total_discount_amounts", taken.entrySet().stream().map(one ->
                        new Doc().set("amount", one.getValue()).set("discount", one.getKey())).toList())
                .set("amount_due", Math.max(total, 0)).set("amount_remaining", Math.max(total, 0));
    }

    private static LinkedHashMap<String, Long> discount(Account account, Doc invoice, List<Doc> lines) {
        var discountable = lines.stream().filter(line -> line.flag("discountable")).toList();
        var left = new ArrayList<>(discountable.stream().map(line -> line.number("amount")).toList());
        var amounts = new ArrayList<List<Doc>>();
        discountable.forEach(line -> amounts.add(new ArrayList<>()));
        var taken = new LinkedHashMap<String, Long>();
        for (var discount : Discounts.inForce(account, invoice.texts("discounts"), account.now(invoice))) {
            var off = Discounts.off(Discounts.coupon(account, discount), left);
            for (var i = 0; i < left.size(); i++) {
                left.set(i, left.get(i) - off.get(i));
                amounts.get(i).add(new Doc().set("amount", off.get(i)).set("discount", discount.id()));
            }
            taken.put(discount.id(), off.stream().mapToLong(Long::longValue).sum());
        }
        for (var i = 0; i < discountable.size(); i++) {
            discountable.get(i).set("discount_amounts", amounts.get(i));
        }
        return taken;
    }
}
