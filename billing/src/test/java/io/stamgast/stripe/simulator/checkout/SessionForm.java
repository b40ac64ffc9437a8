package io.stamgast.stripe.simulator.checkout;

import io.stamgast.stripe.simulator.catalog.Coupons;
import io.stamgast.stripe.simulator.catalog.Prices;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What every Checkout Session has. */
final class SessionForm {

    private SessionForm() {
    }

    static Doc blank(Doc customer, String mode, long now) {
        return Doc.of(CheckoutSessions.SESSION, Ids.fresh("cs_test")).set("after_expiration", null)
                .set("allow_promotion_codes", null).set("amount_subtotal", null).set("amount_total", null)
                .set("automatic_tax", new Doc().set("enabled", false).set("liability", null).set("status", null))
                .set("billing_address_collection", null).set("cancel_url", null).set("client_reference_id", null)
                .set("client_secret", null).set("consent", null).set("consent_collection", null).set("created", now)
                .set("currency", null).set("currency_conversion", null).set("custom_fields", List.of())
                .set("customer", customer == null ? null : customer.id()).set("customer_creation", null)
                .set("customer_details", null).set("customer_email", null).set("discounts", List.of())
                .set("invoice", null).set("invoice_creation", null).set("livemode", false).set("locale", null)
                .set("metadata", new Doc())
                .set("mode", mode).set("payment_intent", null).set("payment_link", null)
                .set("payment_method_collection", mode.equals("subscription") ? "always" : "if_required")
                .set("payment_method_types", List.of("card")).set("payment_status",
                        mode.equals("setup") ? "no_payment_required" : "unpaid")
                .set("setup_intent", null).set("shipping_cost", null).set("shipping_options", List.of())
                .set("status", "open").set("submit_type", null).set("subscription", null).set("success_url", null)
                .set("tax_id_collection", null).set("total_details", null).set("ui_mode", "hosted_page")
                .set("_test_clock", customer == null ? null : customer.text("test_clock"));
    }

    /** Takes over what is to be bought. */
    static void fill(Account account, Doc session, Doc parameters) {
        Metadata.merge(session, parameters);
        if (parameters.doc("automatic_tax") != null) {
            session.doc("automatic_tax").take(parameters.doc("automatic_tax"), "enabled");
        }
        if (session.is("mode", "payment")) {
            session.set("invoice_creation", new Doc().set("enabled", parameters.flag("invoice_creation.enabled"))
                    .set("invoice_data", invoiceData(parameters)));
        }
        session.set("_subscription_data", parameters.element("subscription_data"))
                .set("_payment_intent_data", parameters.element("payment_intent_data"))
                .set("_setup_intent_data", parameters.element("setup_intent_data"));
        if (session.is("mode", "setup")) {
            session.set("currency", parameters.text("currency"));
            return;
        }
        var items = lineItems(account, session, parameters);
        var subtotal = items.stream().mapToLong(item -> item.number("amount_subtotal")).sum();
        var off = off(account, session, parameters, subtotal);
        session.set("_line_items", items).set("currency", items.get(0).text("currency"))
                .set("amount_subtotal", subtotal).set("amount_total", subtotal - off)
                .set("total_details", new Doc().set("amount_discount", off).set("amount_shipping", 0)
                        .set("amount_tax", 0));
    }

    private static Doc invoiceData(Doc parameters) {
        var data = new Doc().set("account_tax_ids", null).set("custom_fields", null).set("description", null)
                .set("footer", null).set("issuer", null).set("metadata", new Doc()).set("rendering_options", null);
        var given = parameters.doc("invoice_creation") == null ? null
                : parameters.doc("invoice_creation").doc("invoice_data");
        if (given != null) {
            Metadata.merge(data.take(given, "description"), given);
        }
        return data;
    }

    private static List<Doc> lineItems(Account account, Doc session, Doc parameters) {
        var items = new ArrayList<Doc>();
        for (var given : parameters.docs("line_items")) {
            var param = "line_items[" + items.size() + "]";
            var price = given.doc("price_data") != null ? Prices.inline(account, given.doc("price_data"),
                    param + "[price_data]") : account.get(Prices.PRICE, given.text("price"), param + "[price]");
            if (session.is("mode", "subscription") != price.is("type", "recurring")) {
                throw ApiError.invalid(null, param, "The simulator takes recurring prices in `subscription` mode and"
                        + " one-time prices in `payment` mode.");
            }
            var trial = parameters.has("subscription_data.trial_period_days")
                    || parameters.has("subscription_data.trial_end");
            var amount = trial ? 0 : price.number("unit_amount") * given.number("quantity", 1);
            items.add(Doc.of("item", Ids.fresh("li")).set("amount_discount", 0).set("amount_subtotal", amount)
                    .set("amount_tax", 0).set("amount_total", amount).set("currency", price.text("currency"))
                    .set("description", account.get("product", price.text("product"), "product").text("name"))
                    .set("price", price.shown()).set("quantity", given.number("quantity", 1)));
        }
        return items;
    }

    private static long off(Account account, Doc session, Doc parameters, long subtotal) {
        var discounts = new ArrayList<Doc>();
        var left = subtotal;
        for (var given : parameters.docs("discounts")) {
            var coupon = Coupons.usable(account, given.text("coupon"), "discounts[0][coupon]");
            var percent = coupon.decimal("percent_off");
            left -= percent == null ? Math.min(left, coupon.number("amount_off")) : BigDecimal.valueOf(left)
                    .multiply(percent).movePointLeft(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
            discounts.add(new Doc().set("coupon", coupon.id()).set("promotion_code", null));
        }
        session.set("discounts", discounts);
        return subtotal - left;
    }

    static String currency(Doc session) {
        return session.has("currency") ? session.text("currency").toLowerCase(Locale.ROOT) : "eur";
    }
}
