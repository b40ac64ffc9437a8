package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.invoice.Invoices;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.List;

/** How subscriptions end. */
public final class Endings {

    static final List<String> ENDED = List.of("canceled", "incomplete_expired");

    /** Ends the subscription now; its invoices are not collected by themselves any more. */
    public void cancel(Account account, Doc subscription, String reason) {
        if (ENDED.contains(subscription.text("status"))) {
            throw ApiError.noSuch("subscription", subscription.id(), "id");
        }
        var now = account.now(subscription);
        Renewals.giveUp(account, subscription);
        for (var invoice : account.table(Invoices.INVOICE).ofCustomer(subscription.text("customer"))) {
            if (invoice.flag("auto_advance")
                    && invoice.is("parent.subscription_details.subscription", subscription.id())) {
                Invoices.leave(account, invoice);
            }
        }
        subscription.set("status", "canceled").set("ended_at", now).set("cancel_at_period_end", false)
                .set("cancel_at", null).set("cancellation_details.reason", reason);
        if (!subscription.has("canceled_at")) {
            subscription.set("canceled_at", now);
        }
        account.save(subscription);
        account.emit("customer.subscription.deleted", subscription);
    }

    /** A customer who goes has no subscriptions any more. */
    public void cancelAll(Account account, Doc customer) {
        account.table(SubscriptionForm.SUBSCRIPTION).ofCustomer(customer.id()).stream()
                .filter(one -> !ENDED.contains(one.text("status")))
                .forEach(one -> cancel(account, one, "cancellation_requested"));
    }
}
