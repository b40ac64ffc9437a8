package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.util.List;

/** What every subscription has. */
final class SubscriptionForm {

    static final String SUBSCRIPTION = "subscription";
    static final String UPDATED = "customer.subscription.updated";

    private SubscriptionForm() {
    }

    static Doc blank(Doc customer, long now) {
        return Doc.of(SUBSCRIPTION, Ids.fresh("sub")).set("application", null).set("application_fee_percent", null)
                .set("automatic_tax", new Doc().set("enabled", false).set("liability", null)
                        .set("disabled_reason", null))
                .set("billing_cycle_anchor", now).set("billing_cycle_anchor_config", null)
                .set("billing_mode", new Doc().set("type", "flexible")).set("billing_thresholds", null)
                .set("cancel_at", null).set("cancel_at_period_end", false).set("canceled_at", null)
                .set("cancellation_details", new Doc().set("comment", null).set("feedback", null).set("reason", null))
                .set("collection_method", "charge_automatically").set("created", now).set("currency", null)
                .set("customer", customer.id()).set("days_until_due", null).set("default_payment_method", null)
                .set("default_source", null).set("default_tax_rates", List.of()).set("description", null)
                .set("discounts", List.of()).set("ended_at", null)
                .set("invoice_settings", new Doc().set("account_tax_ids", null)
                        .set("issuer", new Doc().set("type", "self")))
                .set("items", null).set("latest_invoice", null).set("livemode", false).set("metadata", new Doc())
                .set("next_pending_invoice_item_invoice", null).set("on_behalf_of", null)
                .set("pause_collection", null).set("payment_settings", new Doc().set("payment_method_options", null)
                        .set("payment_method_types", null).set("save_default_payment_method", "off"))
                .set("pending_invoice_item_interval", null).set("pending_setup_intent", null)
                .set("pending_update", null).set("schedule", null).set("start_date", now).set("status", "incomplete")
                .set("test_clock", customer.text("test_clock")).set("transfer_data", null).set("trial_end", null)
                .set("trial_settings", new Doc().set("end_behavior", new Doc()
                        .set("missing_payment_method", "create_invoice")))
                .set("trial_start", null);
    }

    /** What can be said at the creation and changed later in the same words. */
    static void apply(Account account, Doc subscription, Doc parameters) {
        if (parameters.has("application_fee_percent") && !account.connected()) {
            throw ApiError.invalid(null, "application_fee_percent", "The request must be made by a platform account on"
                    + " a connected account in order to set an application fee percentage.");
        }
        subscription.take(parameters, "collection_method", "days_until_due", "description", "application_fee_percent");
        if (parameters.doc("automatic_tax") != null) {
            subscription.doc("automatic_tax").take(parameters.doc("automatic_tax"), "enabled");
        }
        if (parameters.doc("payment_settings") != null) {
            subscription.doc("payment_settings").take(parameters.doc("payment_settings"), "payment_method_options",
                    "payment_method_types", "save_default_payment_method");
        }
        subscription.take(parameters, "trial_settings");
        Metadata.merge(subscription, parameters);
    }
}
