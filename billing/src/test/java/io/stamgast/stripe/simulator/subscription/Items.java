package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.catalog.Prices;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** What is subscribed to: prices and quantities, all of one currency and one interval. */
final class Items {

    private Items() {
    }

    static List<Doc> of(Doc subscription) {
        return subscription.docs("items.data");
    }

    static void put(Doc subscription, List<Doc> items) {
        items.forEach(item -> item.set("subscription", subscription.id()));
        subscription.set("items", new Doc().set("object", "list").set("data", items).set("has_more", false)
                .set("total_count", items.size()).set("url", "/v1/subscription_items?subscription="
                        + subscription.id()));
    }

    /** Those of a new subscription. */
    static List<Doc> create(Account account, List<Doc> given, long now) {
        if (given.isEmpty()) {
            throw ApiError.parameterMissing("items");
        }
        var items = new ArrayList<Doc>();
        for (var one : given) {
            items.add(item(account, one, items.size(), now));
        }
        return checked(items);
    }

    private static Doc item(Account account, Doc given, int place, long now) {
        var item = Doc.of("subscription_item", Ids.fresh("si")).set("billing_thresholds", null).set("created", now)
                .set("current_period_end", null).set("current_period_start", null).set("discounts", List.of())
                .set("metadata", new Doc()).set("price", price(account, given, place))
                .set("quantity", given.number("quantity", 1)).set("subscription", null).set("tax_rates", List.of());
        Metadata.merge(item, given);
        return item;
    }

    private static Doc price(Account account, Doc given, int place) {
        var param = "items[" + place + "][price]";
        if (given.doc("price_data") != null) {
            return Prices.inline(account, given.doc("price_data"), "items[" + place + "][price_data]").shown();
        } else if (!given.has("price")) {
            throw ApiError.parameterMissing(param);
        }
        var price = account.get(Prices.PRICE, given.text("price"), param);
        if (!price.is("type", "recurring")) {
            throw ApiError.invalid(null, param, "The price specified is set to `type=one_time` but this field only"
                    + " accepts prices with `type=recurring`.");
        } else if (!price.flag("active")) {
            throw ApiError.invalid(null, param, "The price specified is inactive. This field only accepts active"
                    + " prices.");
        }
        return price.shown();
    }

    private static List<Doc> checked(List<Doc> items) {
        var first = items.get(0).doc("price");
        for (var item : items) {
            var price = item.doc("price");
            if (!price.is("currency", first.text("currency"))
                    || !price.doc("recurring").json().equals(first.doc("recurring").json())) {
                throw ApiError.invalid(null, "items", "Currency and interval fields must match across all prices on"
                        + " this subscription.");
            }
        }
        return items;
    }

    /** What the items become by the given changes; the subscription's own are left as they are. */
    static List<Doc> changed(Account account, Doc subscription, List<Doc> changes, long now) {
        var items = new ArrayList<>(of(subscription.copy()));
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            if (!change.has("id")) {
                var added = item(account, change, i, now);
                items.add(added.set("current_period_start", items.get(0).number("current_period_start"))
                        .set("current_period_end", items.get(0).number("current_period_end")));
                continue;
            }
            var item = items.stream().filter(one -> one.is("id", change.text("id"))).findAny()
                    .orElseThrow(() -> ApiError.noSuch("subscription item", change.text("id"), "items[0][id]"));
            if (change.flag("deleted")) {
                items.remove(item);
                continue;
            }
            if (change.has("price") || change.has("price_data")) {
                item.set("price", price(account, change, i));
            }
            item.take(change, "quantity");
            Metadata.merge(item, change);
        }
        if (items.isEmpty()) {
            throw ApiError.invalid(null, "items", "A subscription must have at least one active plan.");
        }
        return checked(items);
    }

    static long amount(Doc item) {
        return item.number("price.unit_amount") * item.number("quantity", 1);
    }

    static Doc price(Doc subscription) {
        return of(subscription).get(0).doc("price");
    }

    static long periodEnd(Doc subscription) {
        return of(subscription).get(0).number("current_period_end");
    }

    static long periodStart(Doc subscription) {
        return of(subscription).get(0).number("current_period_start");
    }

    static void period(Doc subscription, long start, long end) {
        of(subscription).forEach(item -> item.set("current_period_start", start).set("current_period_end", end));
    }

    /** What is written on invoices: {@code 2 × Gold (at 9.90 EUR / month)}. */
    static String description(Account account, Doc item) {
        var price = item.doc("price");
        var product = account.table("product").get(price.text("product"));
        var currency = Currency.getInstance(price.text("currency").toUpperCase(Locale.ROOT));
        var unit = BigDecimal.valueOf(price.number("unit_amount"), currency.getDefaultFractionDigits());
        return item.number("quantity", 1) + " × " + (product == null ? price.text("product") : product.text("name"))
                + " (at " + unit.toPlainString() + " " + currency + " / " + price.text("recurring.interval") + ")";
    }
}
