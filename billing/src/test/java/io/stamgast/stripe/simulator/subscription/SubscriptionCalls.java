package io.stamgast.stripe.simulator.subscription;

import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionResumeParams;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Expansion;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.invoice.Collecting;
import io.stamgast.stripe.simulator.invoice.Invoices;
import io.stamgast.stripe.simulator.payment.Presence;
import io.stamgast.stripe.simulator.payment.SetupIntents;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.World;
import java.util.List;

/** The calls on {@code /v1/subscriptions}, and all that stands behind them. */
public final class SubscriptionCalls {

    private static final String SUBSCRIPTION = SubscriptionForm.SUBSCRIPTION;
    private static final String[] BOTH = {"items.id", "items.price", "items.price_data", "items.quantity",
            "items.metadata", "items.deleted", "default_payment_method", "trial_end", "trial_settings",
            "cancel_at_period_end", "cancel_at", "collection_method", "days_until_due", "application_fee_percent",
            "proration_behavior", "automatic_tax", "payment_behavior", "payment_settings", "discounts", "metadata",
            "description", "off_session"};

    private final Bills bills;
    private final Endings endings = new Endings();
    private final Creation creation;
    private final Change change;
    private final Previews previews;
    private final Renewals renewals;

    public SubscriptionCalls(Invoices invoices, Collecting collecting, PaymentMethods methods, SetupIntents setups) {
        bills = new Bills(invoices, collecting);
        creation = new Creation(bills, collecting, methods, setups);
        change = new Change(bills, methods);
        previews = new Previews(bills);
        renewals = new Renewals(bills, endings, previews);
        invoices.listen(new Outcomes(endings));
    }

    public Creation creation() {
        return creation;
    }

    public Endings endings() {
        return endings;
    }

    public void register(World world, Routes routes, Expansion expansion) {
        renewals.register(world);
        routes.post("/v1/subscriptions", SubscriptionCreateParams.class, call ->
                creation.create(call.account(), call.parameters(), Presence.ASKABLE))
                .needs("customer").takes(BOTH).takes("trial_period_days");
        routes.get("/v1/subscriptions/{id}", SubscriptionRetrieveParams.class, call -> call.target(SUBSCRIPTION));
        routes.post("/v1/subscriptions/{id}", SubscriptionUpdateParams.class, change::change).takes(BOTH)
                .takes("pause_collection", "proration_date", "billing_cycle_anchor", "cancellation_details");
        routes.delete("/v1/subscriptions/{id}", SubscriptionCancelParams.class, this::cancel)
                .takes("cancellation_details");
        routes.post("/v1/subscriptions/{id}/resume", SubscriptionResumeParams.class, this::resume)
                .takes("billing_cycle_anchor", "proration_behavior");
        routes.list("/v1/subscriptions", SubscriptionListParams.class, SubscriptionCalls::list)
                .takes("customer", "status", "price", "collection_method", "created", "test_clock");
        routes.post("/v1/invoices/create_preview", InvoiceCreatePreviewParams.class, previews::preview)
                .takes("customer", "subscription", "subscription_details.items",
                        "subscription_details.proration_behavior", "subscription_details.proration_date",
                        "subscription_details.trial_end");
        expansion.onDemand("customer", "subscriptions", (account, customer) -> Page.whole(
                "/v1/customers/" + customer.id() + "/subscriptions",
                account.table(SUBSCRIPTION).newestFirst(customer.id()).stream()
                        .filter(one -> !Endings.ENDED.contains(one.text("status"))).toList()));
    }

    private Doc cancel(Call call) {
        var subscription = call.target(SUBSCRIPTION);
        var details = call.parameters().doc("cancellation_details");
        if (details != null) {
            subscription.doc("cancellation_details").take(details, "comment", "feedback");
        }
        endings.cancel(call.account(), subscription, "cancellation_requested");
        return subscription;
    }

    private Doc resume(Call call) {
        var subscription = call.target(SUBSCRIPTION);
        if (!subscription.is("status", "paused")) {
            throw ApiError.invalid(null, "id", "This subscription is not paused, so it can't be resumed.");
        } else if (call.parameters().is("billing_cycle_anchor", "unchanged")) {
            throw ApiError.invalid("simulator_unsupported", "billing_cycle_anchor",
                    "The simulator begins a new period when a subscription is resumed.");
        }
        var account = call.account();
        var now = account.now(subscription);
        account.update(subscription, SubscriptionForm.UPDATED, one -> {
            one.set("billing_cycle_anchor", now);
            Items.period(one, now, Periods.endAfter(now, now, Items.price(one)));
            bills.draft(account, one, "subscription_update", Bills.ofPeriod(account, one), List.of(), now);
        });
        account.plan(Renewals.EXPIRE, subscription, now + 23 * 3600);
        bills.collectNow(account, account.get(Invoices.INVOICE, subscription.text("latest_invoice"), "invoice"));
        return subscription;
    }

    private static Doc list(Call call) {
        var wanted = call.parameters();
        var status = wanted.text("status");
        return Page.of(call, "/v1/subscriptions", call.account().table(SUBSCRIPTION)
                .newestFirst(wanted.text("customer")), one -> fits(one, status)
                && Page.fits(wanted, "collection_method", one) && Page.fits(wanted, "test_clock", one)
                && Page.within(wanted, "created", one) && (!wanted.has("price") || Items.of(one).stream()
                        .anyMatch(item -> item.is("price.id", wanted.text("price")))));
    }

    /** Without a status asked for, all but the cancelled. */
    private static boolean fits(Doc subscription, String status) {
        if (status == null) {
            return !subscription.is("status", "canceled");
        }
        return status.equals("all") || subscription.is("status", status)
                || status.equals("ended") && Endings.ENDED.contains(subscription.text("status"));
    }
}
