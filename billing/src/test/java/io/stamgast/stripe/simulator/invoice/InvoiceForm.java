package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What every invoice has on it. */
final class InvoiceForm {

    private InvoiceForm() {
    }

    static Doc blank(Account account, Doc customer, String currency) {
        return Doc.of(Invoices.INVOICE, Ids.fresh("in")).set("account_country", "NL").set("account_name", "Simulator")
                .set("account_tax_ids", null).set("amount_due", 0).set("amount_overpaid", 0).set("amount_paid", 0)
                .set("amount_remaining", 0).set("amount_shipping", 0).set("application", null).set("attempt_count", 0)
                .set("attempted", false).set("auto_advance", false)
                .set("automatic_tax", new Doc().set("enabled", false).set("liability", null).set("status", null))
                .set("automatically_finalizes_at", null).set("collection_method", "charge_automatically")
                .set("created", account.now(customer)).set("currency", currency).set("custom_fields", null)
                .set("customer", customer.id()).set("customer_address", customer.element("address"))
                .set("customer_email", customer.text("email")).set("customer_name", customer.text("name"))
                .set("customer_phone", customer.text("phone")).set("customer_shipping", customer.element("shipping"))
                .set("customer_tax_exempt", customer.text("tax_exempt"))
                .set("customer_tax_ids", account.table("tax_id").ofCustomer(customer.id()).stream().map(one ->
                        new Doc().set("type", one.text("type")).set("value", one.text("value"))).toList())
                .set("default_payment_method", null).set("default_source", null).set("default_tax_rates", List.of())
                .set("description", null).set("due_date", null).set("effective_at", null).set("ending_balance", null)
                .set("footer", null).set("from_invoice", null).set("hosted_invoice_url", null)
                .set("invoice_pdf", null).set("issuer", new Doc().set("type", "self"))
                .set("last_finalization_error", null).set("latest_revision", null).set("livemode", false)
                .set("metadata", new Doc()).set("next_payment_attempt", null).set("number", null)
                .set("on_behalf_of", null).set("parent", null).set("payment_settings", new Doc()
                        .set("default_mandate", null).set("payment_method_options", null)
                        .set("payment_method_types", null))
                .set("post_payment_credit_notes_amount", 0).set("pre_payment_credit_notes_amount", 0)
                .set("receipt_number", null).set("rendering", null).set("shipping_cost", null)
                .set("shipping_details", null).set("starting_balance", customer.number("balance"))
                .set("statement_descriptor", null)
                .set("status", "draft").set("status_transitions", new Doc().set("finalized_at", null)
                        .set("marked_uncollectible_at", null).set("paid_at", null).set("voided_at", null))
                .set("test_clock", customer.text("test_clock")).set("total_taxes", List.of())
                .set("total_pretax_credit_amounts", List.of()).set("webhooks_delivered_at", null);
    }

    static void ofSubscription(Doc invoice, Doc subscription) {
        invoice.set("parent", new Doc().set("type", "subscription_details").set("quote_details", null)
                .set("subscription_details", new Doc().set("metadata", subscription.doc("metadata").copy())
                        .set("subscription", subscription.id())));
        invoice.set("collection_method", subscription.text("collection_method"))
                .set("automatic_tax.enabled", subscription.flag("automatic_tax.enabled"))
                .set("_days_until_due", subscription.number("days_until_due"))
                .set("_fee_percent", subscription.element("application_fee_percent"));
    }

    /** What the platform keeps of it, in minor units, or null; rounded half up. */
    static Long fee(Doc invoice) {
        if (invoice.has("_fee_amount")) {
            return invoice.number("_fee_amount");
        }
        var percent = invoice.decimal("_fee_percent");
        return percent == null ? null : BigDecimal.valueOf(invoice.number("amount_due")).multiply(percent)
                .movePointLeft(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
