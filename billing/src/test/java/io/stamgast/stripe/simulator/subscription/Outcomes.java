package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.invoice.BillingRules;
import io.stamgast.stripe.simulator.invoice.InvoiceListener;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.List;
import java.util.Optional;

/** What a subscription's latest invoice means for it. */
final class Outcomes implements InvoiceListener {

    private final Endings endings;

    Outcomes(Endings endings) {
        this.endings = endings;
    }

    /** The subscription, if the invoice is its latest and it has not ended. */
    private static Optional<Doc> subscription(Account account, Doc invoice) {
        var id = invoice.text("parent.subscription_details.subscription");
        var subscription = id == null ? null : account.table(SubscriptionForm.SUBSCRIPTION).get(id);
        return Optional.ofNullable(subscription).filter(one -> one.is("latest_invoice", invoice.id()))
                .filter(one -> !Endings.ENDED.contains(one.text("status")));
    }

    @Override
    public void paid(Account account, Doc invoice) {
        subscription(account, invoice).filter(one -> !one.is("status", "trialing")).ifPresent(one -> {
            account.giveUp(Renewals.EXPIRE, one);
            keepCard(account, one, invoice);
            PendingUpdates.apply(account, one);
            activate(account, one);
        });
    }

    private static void activate(Account account, Doc subscription) {
        var paused = subscription.is("status", "paused");
        account.update(subscription, SubscriptionForm.UPDATED, one -> one.set("status", "active"));
        if (paused) {
            account.emit("customer.subscription.resumed", subscription);
            Renewals.plan(account, subscription);
        }
    }

    /** The card that paid becomes the subscription's own, where that was asked for. */
    private static void keepCard(Account account, Doc subscription, Doc invoice) {
        if (!subscription.is("payment_settings.save_default_payment_method", "on_subscription")) {
            return;
        }
        account.table("payment_intent").ofCustomer(invoice.text("customer")).stream()
                .filter(intent -> intent.is("_invoice", invoice.id()) && intent.has("payment_method")).findAny()
                .ifPresent(intent -> account.update(subscription, SubscriptionForm.UPDATED, one ->
                        one.set("default_payment_method", intent.text("payment_method"))));
    }

    @Override
    public void unpaid(Account account, Doc invoice) {
        subscription(account, invoice).filter(one -> one.is("status", "active") && !one.has("pending_update"))
                .ifPresent(one ->
                account.update(one, SubscriptionForm.UPDATED, changed -> changed.set("status", "past_due")));
    }

    @Override
    public void exhausted(Account account, Doc invoice) {
        var outcome = BillingRules.of(account).finalOutcome();
        subscription(account, invoice).filter(one -> one.is("status", "past_due")).ifPresent(one -> {
            if (outcome == BillingRules.FinalOutcome.CANCEL) {
                endings.cancel(account, one, "payment_failed");
            } else if (outcome == BillingRules.FinalOutcome.UNPAID) {
                account.update(one, SubscriptionForm.UPDATED, changed -> changed.set("status", "unpaid"));
            }
        });
    }

    @Override
    public void closed(Account account, Doc invoice) {
        subscription(account, invoice).ifPresent(one -> {
            if (one.has("pending_update")) {
                PendingUpdates.discard(account, one);
            } else if (one.is("status", "incomplete") && invoice.is("status", "void")) {
                Renewals.giveUp(account, one);
                account.update(one, SubscriptionForm.UPDATED, changed -> changed.set("status", "incomplete_expired")
                        .set("ended_at", account.now(changed)));
            } else if (invoice.is("status", "uncollectible")
                    && List.of("past_due", "unpaid", "paused").contains(one.text("status"))) {
                activate(account, one);
            }
        });
    }
}
