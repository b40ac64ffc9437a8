package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.invoice.InvoiceItems;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import java.util.List;
import java.util.Set;

/** Changes that are made once their invoice is paid, and forgotten when it is voided, after 23 hours at the latest. */
final class PendingUpdates {

    /**
     * What shall be changed.
     *
     * @param items as they will be
     * @param anew whether a new period begins with it
     */
    record Wish(List<Doc> items, List<Doc> prorations, boolean anew) {
    }

    static final String EXPIRE = "subscription.expire_pending_update";
    private static final long LASTING_SECONDS = 23 * 3600;
    private static final Set<String> SUPPORTED = Set.of("expand", "payment_behavior", "proration_behavior",
            "proration_date", "billing_cycle_anchor", "items", "trial_end", "metadata");

    private final Bills bills;

    PendingUpdates(Bills bills) {
        this.bills = bills;
    }

    /** "When you use pending_if_incomplete you can only pass the parameters supported by pending updates." */
    static void refuse(Doc subscription, Doc parameters) {
        for (var name : parameters.json().keySet()) {
            if (!SUPPORTED.contains(name)) {
                throw ApiError.invalid(null, name, "You can only pass the parameters supported by pending updates.");
            }
        }
        if (!subscription.is("collection_method", "charge_automatically")) {
            throw ApiError.invalid(null, "payment_behavior",
                    "Pending updates are only supported where cards are charged.");
        }
    }

    /** Bills it; the subscription stays what it is. */
    Doc await(Account account, Doc subscription, Doc parameters, Wish wish) {
        var now = account.now(subscription);
        var expires = Math.min(Items.periodEnd(subscription), now + LASTING_SECONDS);
        var then = subscription.copy();
        Items.put(then, wish.items());
        if (wish.anew()) {
            Change.restart(then, now);
        }
        wish.prorations().forEach(item -> InvoiceItems.pend(account, item));
        var update = new Doc().set("billing_cycle_anchor", wish.anew() ? now : null).set("discounts", null)
                .set("expires_at", expires).set("subscription_items", Items.of(then)).set("trial_end", null)
                .set("trial_from_plan", null);
        Metadata.merge(update, parameters);
        account.update(subscription, SubscriptionForm.UPDATED, one -> {
            bills.draft(account, one, "subscription_update",
                    wish.anew() ? Bills.ofPeriod(account, then) : List.of(),
                    InvoiceItems.pending(account, Bills.customer(account, one), one), Items.periodStart(one));
            one.set("pending_update", update);
        });
        account.plan(EXPIRE, subscription, expires);
        bills.collectNow(account, account.get("invoice", subscription.text("latest_invoice"), "invoice"));
        return subscription;
    }

    /** It is paid for. */
    static void apply(Account account, Doc subscription) {
        var update = subscription.doc("pending_update");
        if (update == null) {
            return;
        }
        account.giveUp(EXPIRE, subscription);
        account.update(subscription, SubscriptionForm.UPDATED, one -> {
            Metadata.merge(one, update);
            Items.put(one, update.docs("subscription_items"));
            if (update.has("billing_cycle_anchor")) {
                one.set("billing_cycle_anchor", update.number("billing_cycle_anchor"));
            }
            one.set("pending_update", null);
        });
        account.emit("customer.subscription.pending_update_applied", subscription);
        Renewals.plan(account, subscription);
    }

    /** Nobody has paid for it. */
    static void discard(Account account, Doc subscription) {
        account.giveUp(EXPIRE, subscription);
        account.update(subscription, SubscriptionForm.UPDATED, one -> one.set("pending_update", null));
        account.emit("customer.subscription.pending_update_expired", subscription);
    }
}
