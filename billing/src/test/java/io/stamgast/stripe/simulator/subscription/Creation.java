package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.invoice.Collecting;
import io.stamgast.stripe.simulator.invoice.Discounts;
import io.stamgast.stripe.simulator.payment.Presence;
import io.stamgast.stripe.simulator.payment.SetupIntents;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.List;

/** How subscriptions begin: with a trial, with a first payment, or with an invoice that is sent. */
public final class Creation {

    private static final long INCOMPLETE_SECONDS = 23 * 3600;
    private static final long DAY_SECONDS = 86_400;

    private final Bills bills;
    private final Collecting collecting;
    private final PaymentMethods methods;
    private final SetupIntents setups;

    Creation(Bills bills, Collecting collecting, PaymentMethods methods, SetupIntents setups) {
        this.bills = bills;
        this.collecting = collecting;
        this.methods = methods;
        this.setups = setups;
    }

    /**
     * Begins a subscription.
     *
     * @param parameters as of {@code POST /v1/subscriptions}
     * @param presence whether the customer is there to authenticate the first payment
     */
    public Doc create(Account account, Doc parameters, Presence presence) {
        var customer = account.usable("customer", parameters.text("customer"), "customer");
        var now = account.now(customer);
        var subscription = SubscriptionForm.blank(customer, now);
        Items.put(subscription, Items.create(account, parameters.docs("items"), now));
        subscription.set("currency", Items.price(subscription).text("currency"));
        SubscriptionForm.apply(account, subscription, parameters);
        Change.card(account, subscription, parameters);
        var trialEnd = trialEnd(parameters, now);
        refuse(account, subscription, parameters, trialEnd > 0);
        subscription.set("discounts", Discounts.redeem(account, customer, parameters, SubscriptionForm.SUBSCRIPTION,
                subscription.id()));
        if (trialEnd > 0) {
            subscription.set("status", "trialing").set("trial_start", now).set("trial_end", trialEnd)
                    .set("billing_cycle_anchor", trialEnd);
            Items.period(subscription, now, trialEnd);
        } else {
            Items.period(subscription, now, Periods.endAfter(now, now, Items.price(subscription)));
        }
        Change.ending(account, subscription, parameters);
        account.save(subscription);
        if (trialEnd > 0) {
            beginTrial(account, customer, subscription);
        } else {
            begin(account, subscription, parameters, presence);
        }
        return subscription;
    }

    private static long trialEnd(Doc parameters, long now) {
        if (parameters.has("trial_period_days") && parameters.has("trial_end")) {
            throw ApiError.invalid(null, "trial_period_days", "You may only specify one of these parameters: trial_end,"
                    + " trial_period_days.");
        } else if (parameters.has("trial_period_days")) {
            return now + parameters.number("trial_period_days") * DAY_SECONDS;
        } else if (parameters.has("trial_end") && !parameters.is("trial_end", "now")) {
            if (parameters.number("trial_end") <= now) {
                throw ApiError.invalid(null, "trial_end", "Invalid timestamp: must be an integer Unix timestamp in the"
                        + " future.");
            }
            return parameters.number("trial_end");
        }
        return 0;
    }

    private void refuse(Account account, Doc subscription, Doc parameters, boolean trial) {
        var sent = subscription.is("collection_method", "send_invoice");
        if (sent && !subscription.has("days_until_due")) {
            throw ApiError.invalid(null, "days_until_due", "If `collection_method` is set to `send_invoice`, you must"
                    + " pass `days_until_due`.");
        } else if (sent || trial || parameters.is("payment_behavior", "default_incomplete")) {
            return;
        }
        var card = card(account, subscription);
        var costs = Items.of(subscription).stream().anyMatch(item -> Items.amount(item) > 0);
        if (card == null && costs) {
            throw ApiError.invalid("resource_missing", null, "This customer has no attached payment source or default"
                    + " payment method. Please consider adding a default payment method.");
        }
        if (costs && parameters.is("payment_behavior", "error_if_incomplete")
                && !methods.outcome(account, card).approved()) {
            throw ApiError.card(methods.outcome(account, card).error());
        }
    }

    static Doc card(Account account, Doc subscription) {
        return Collecting.card(account, new Doc().set("customer", subscription.text("customer"))
                .set("default_payment_method", subscription.text("default_payment_method")));
    }

    private void beginTrial(Account account, Doc customer, Doc subscription) {
        if (card(account, subscription) == null && subscription.is("collection_method", "charge_automatically")) {
            subscription.set("pending_setup_intent", setups.create(account, customer).id());
        }
        var invoice = bills.draft(account, subscription, "subscription_create",
                Bills.ofTrial(account, subscription), List.of(), account.now(subscription));
        account.save(subscription);
        account.emit("customer.subscription.created", subscription);
        bills.invoices().finalizeDraft(account, invoice);
        Renewals.plan(account, subscription);
    }

    private void begin(Account account, Doc subscription, Doc parameters, Presence presence) {
        var sent = subscription.is("collection_method", "send_invoice");
        if (sent) {
            subscription.set("status", "active");
        }
        var invoice = bills.draft(account, subscription, "subscription_create",
                Bills.ofPeriod(account, subscription), List.of(), account.now(subscription));
        account.save(subscription);
        account.emit("customer.subscription.created", subscription);
        Renewals.plan(account, subscription);
        if (sent) {
            bills.invoices().advance(account, invoice);
            return;
        }
        account.plan(Renewals.EXPIRE, subscription, account.now(subscription) + INCOMPLETE_SECONDS);
        bills.invoices().finalizeDraft(account, invoice);
        if (invoice.is("status", "open") && !parameters.is("payment_behavior", "default_incomplete")) {
            collecting.onDemand(account, invoice, card(account, subscription), presence);
        }
    }
}
