package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.invoice.Discounts;
import io.stamgast.stripe.simulator.invoice.InvoiceItems;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.List;
import java.util.Set;

/** The call that changes a subscription. */
final class Change {

    private static final Set<String> OF_INCOMPLETE = Set.of("metadata", "default_payment_method", "expand");
    private static final Set<String> OF_ENDED = Set.of("metadata", "cancellation_details", "expand");

    private final Bills bills;
    private final PaymentMethods methods;
    private final PendingUpdates pending;

    Change(Bills bills, PaymentMethods methods) {
        this.bills = bills;
        this.methods = methods;
        this.pending = new PendingUpdates(bills);
    }

    Doc change(Call call) {
        var account = call.account();
        var parameters = call.parameters();
        var subscription = call.target(SubscriptionForm.SUBSCRIPTION);
        refuse(subscription, parameters);
        var now = account.now(subscription);
        var at = parameters.number("proration_date", now);
        var changed = parameters.has("items")
                ? Items.changed(account, subscription, parameters.docs("items"), now) : Items.of(subscription);
        var endsTrial = subscription.is("status", "trialing") && parameters.is("trial_end", "now");
        var trial = subscription.is("status", "trialing") || parameters.has("trial_end");
        var anew = !trial && (otherInterval(subscription, changed) || parameters.is("billing_cycle_anchor", "now"));
        var prorations = trial || parameters.is("proration_behavior", "none") ? List.<Doc>of()
                : Prorations.of(account, subscription, changed, at, anew);
        var due = prorations.stream().mapToLong(item -> item.number("amount")).sum()
                + (anew ? changed.stream().mapToLong(Items::amount).sum() : 0);
        if (due > 0 && (anew || parameters.is("proration_behavior", "always_invoice"))) {
            requirePayable(account, subscription, parameters);
            if (parameters.is("payment_behavior", "pending_if_incomplete") && !isPayable(account, subscription)) {
                return pending.await(account, subscription, parameters, new PendingUpdates.Wish(changed, prorations,
                        anew));
            }
        }
        account.update(subscription, SubscriptionForm.UPDATED, one -> {
            apply(account, one, parameters);
            Items.put(one, changed);
            if (anew || endsTrial) {
                restart(one, now);
            } else if (parameters.has("trial_end")) {
                trialUntil(one, parameters.number("trial_end"), now);
            }
        });
        if (parameters.has("items") || parameters.has("trial_end") || anew) {
            Renewals.plan(account, subscription);
        }
        bill(account, subscription, parameters, prorations, anew || endsTrial);
        return subscription;
    }

    private static void refuse(Doc subscription, Doc parameters) {
        var status = subscription.text("status");
        var allowed = status.equals("incomplete") ? OF_INCOMPLETE : Endings.ENDED.contains(status) ? OF_ENDED : null;
        for (var name : parameters.json().keySet()) {
            if (allowed != null && !allowed.contains(name)) {
                throw ApiError.invalid(null, name, "A subscription that is " + status + " can only have its "
                        + String.join(", ", allowed.stream().sorted().toList()) + " updated.");
            }
        }
        if (parameters.is("payment_behavior", "pending_if_incomplete")) {
            PendingUpdates.refuse(subscription, parameters);
        }
    }

    private boolean isPayable(Account account, Doc subscription) {
        var card = Creation.card(account, subscription);
        return card != null && methods.outcome(account, card).approved();
    }

    private void requirePayable(Account account, Doc subscription, Doc parameters) {
        if (!parameters.is("payment_behavior", "error_if_incomplete")
                || !subscription.is("collection_method", "charge_automatically")) {
            return;
        }
        var card = Creation.card(account, subscription);
        if (card == null) {
            throw ApiError.invalid("resource_missing", null, "This customer has no attached payment source or default"
                    + " payment method. Please consider adding a default payment method.");
        }
        var outcome = methods.outcome(account, card);
        if (outcome == CardOutcome.AUTHENTICATION_REQUIRED) {
            throw ApiError.card(outcome.error().set("code", "subscription_payment_intent_requires_action"));
        } else if (!outcome.approved()) {
            throw ApiError.card(outcome.error());
        }
    }

    static boolean otherInterval(Doc subscription, List<Doc> changed) {
        return !Items.price(subscription).doc("recurring").json()
                .equals(changed.get(0).doc("price").doc("recurring").json());
    }

    private static void apply(Account account, Doc subscription, Doc parameters) {
        SubscriptionForm.apply(account, subscription, parameters);
        card(account, subscription, parameters);
        ending(account, subscription, parameters);
        if (parameters.emptied("discounts")) {
            subscription.set("discounts", List.of());
        } else if (!parameters.docs("discounts").isEmpty()) {
            subscription.set("discounts", Discounts.redeem(account, Bills.customer(account, subscription), parameters,
                    SubscriptionForm.SUBSCRIPTION, subscription.id()));
        }
        if (parameters.given("pause_collection")) {
            pause(account, subscription, parameters);
        }
    }

    private static void pause(Account account, Doc subscription, Doc parameters) {
        account.giveUp(Renewals.COLLECT_AGAIN, subscription);
        var pause = parameters.doc("pause_collection");
        if (pause == null) {
            subscription.set("pause_collection", null);
            return;
        }
        subscription.set("pause_collection", new Doc().set("behavior", pause.text("behavior"))
                .set("resumes_at", pause.element("resumes_at")));
        if (pause.has("resumes_at")) {
            account.plan(Renewals.COLLECT_AGAIN, subscription, pause.number("resumes_at"));
        }
    }

    /** Takes over {@code default_payment_method}, which must be a card of the customer's. */
    static void card(Account account, Doc subscription, Doc parameters) {
        var id = parameters.text("default_payment_method");
        if (id != null && !account.get(PaymentMethods.METHOD, id, "default_payment_method")
                .is("customer", subscription.text("customer"))) {
            throw ApiError.invalid("resource_missing", "default_payment_method", "The customer does not have a payment"
                    + " method with the ID " + id + ". The payment method must be attached to the customer.");
        }
        subscription.take(parameters, "default_payment_method");
    }

    /** Takes over {@code cancel_at_period_end}, {@code cancel_at} and {@code cancellation_details}. */
    static void ending(Account account, Doc subscription, Doc parameters) {
        var now = account.now(subscription);
        if (parameters.doc("cancellation_details") != null) {
            subscription.doc("cancellation_details").take(parameters.doc("cancellation_details"), "comment",
                    "feedback");
        }
        if (parameters.given("cancel_at_period_end")) {
            var ends = parameters.flag("cancel_at_period_end");
            subscription.set("cancel_at_period_end", ends)
                    .set("cancel_at", ends ? Items.periodEnd(subscription) : null)
                    .set("canceled_at", ends ? now : null)
                    .set("cancellation_details.reason", ends ? "cancellation_requested" : null);
        } else if (parameters.has("cancel_at")) {
            if (parameters.number("cancel_at") <= now) {
                throw ApiError.invalid(null, "cancel_at", "`cancel_at` must be a timestamp in the future.");
            }
            subscription.set("cancel_at", parameters.number("cancel_at")).set("canceled_at", now)
                    .set("cancellation_details.reason", "cancellation_requested");
            account.plan(Renewals.CANCEL, subscription, parameters.number("cancel_at"));
        } else if (parameters.emptied("cancel_at")) {
            subscription.set("cancel_at", null).set("canceled_at", null).set("cancellation_details.reason", null);
            account.giveUp(Renewals.CANCEL, subscription);
        }
    }

    static void restart(Doc subscription, long now) {
        if (subscription.is("status", "trialing")) {
            subscription.set("status", "active").set("trial_end", now);
        }
        subscription.set("billing_cycle_anchor", now);
        Items.period(subscription, now, Periods.endAfter(now, now, Items.price(subscription)));
    }

    private static void trialUntil(Doc subscription, long end, long now) {
        if (end <= now) {
            throw ApiError.invalid(null, "trial_end", "Invalid timestamp: must be an integer Unix timestamp in the"
                    + " future.");
        }
        if (!subscription.is("status", "trialing")) {
            subscription.set("status", "trialing").set("trial_start", now);
        }
        subscription.set("trial_end", end).set("billing_cycle_anchor", end);
        Items.period(subscription, Math.min(now, Items.periodStart(subscription)), end);
    }

    private void bill(Account account, Doc subscription, Doc parameters, List<Doc> prorations, boolean anew) {
        var customer = Bills.customer(account, subscription);
        prorations.forEach(item -> InvoiceItems.pend(account, item));
        if (anew) {
            bills.billNow(account, subscription, Bills.ofPeriod(account, subscription),
                    InvoiceItems.pending(account, customer, subscription));
        } else if (parameters.is("proration_behavior", "always_invoice") && !prorations.isEmpty()) {
            bills.billNow(account, subscription, List.of(), InvoiceItems.pending(account, customer, subscription));
        }
    }
}
