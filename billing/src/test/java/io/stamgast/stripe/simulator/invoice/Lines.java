package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Ids;
import java.util.List;

/** The lines of invoices. */
public final class Lines {

    private Lines() {
    }

    private static Doc line(long amount, String currency, String description, long start, long end) {
        return Doc.of("line_item", Ids.fresh("il")).set("amount", amount).set("currency", currency)
                .set("description", description).set("discount_amounts", List.of()).set("discountable", true)
                .set("discounts", List.of()).set("invoice", null).set("livemode", false).set("metadata", new Doc())
                .set("parent", null).set("period", new Doc().set("end", end).set("start", start))
                .set("pretax_credit_amounts", List.of()).set("pricing", null).set("quantity", 1)
                .set("subscription", null).set("subtotal", amount).set("taxes", List.of());
    }

    /** What a subscription's item costs for a period. */
    public static Doc ofItem(Doc subscription, Doc item, long amount, String description, long start, long end) {
        var line = line(amount, subscription.text("currency"), description, start, end)
                .set("quantity", item.number("quantity", 1)).set("metadata", item.doc("metadata").copy())
                .set("pricing", pricing(item.doc("price"))).set("subscription", subscription.id());
        return line.set("parent", new Doc().set("type", "subscription_item_details").set("invoice_item_details", null)
                .set("subscription_item_details", new Doc().set("invoice_item", null).set("proration", false)
                        .set("proration_details", new Doc().set("credited_items", null))
                        .set("subscription", subscription.id()).set("subscription_item", item.id())));
    }

    public static Doc pricing(Doc price) {
        return new Doc().set("type", "price_details").set("unit_amount_decimal", price.text("unit_amount_decimal"))
                .set("price_details", new Doc().set("price", price.id()).set("product", price.text("product")));
    }

    /** What was bought on a page. */
    public static Doc ofPurchase(Doc item, long at) {
        var details = new Doc().set("invoice_item", Ids.fresh("ii")).set("proration", false)
                .set("proration_details", new Doc().set("credited_items", null)).set("subscription", null);
        return line(item.number("amount_subtotal"), item.text("currency"), item.text("description"), at, at)
                .set("quantity", item.number("quantity", 1)).set("pricing", pricing(item.doc("price")))
                .set("parent", new Doc().set("type", "invoice_item_details").set("invoice_item_details", details)
                        .set("subscription_item_details", null));
    }

    /** An invoice item as a line; one that a subscription's change has caused says so. */
    public static Doc ofInvoiceItem(Doc item) {
        var subscription = item.text("parent.subscription_details.subscription");
        var line = line(item.number("amount"), item.text("currency"), item.text("description"),
                item.number("period.start"), item.number("period.end")).set("quantity", item.number("quantity", 1))
                .set("discountable", item.flag("discountable")).set("metadata", item.doc("metadata").copy())
                .set("pricing", item.element("pricing")).set("subscription", subscription);
        var details = new Doc().set("invoice_item", item.id()).set("proration", item.flag("proration"))
                .set("proration_details", new Doc().set("credited_items", null)).set("subscription", subscription);
        if (subscription == null) {
            return line.set("parent", new Doc().set("type", "invoice_item_details")
                    .set("invoice_item_details", details).set("subscription_item_details", null));
        }
        details.set("subscription_item", item.text("parent.subscription_details.subscription_item"));
        return line.set("parent", new Doc().set("type", "subscription_item_details")
                .set("subscription_item_details", details).set("invoice_item_details", null));
    }
}
