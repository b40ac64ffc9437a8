package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.invoice.BillingRules;
import io.stamgast.stripe.simulator.invoice.Collecting;
import io.stamgast.stripe.simulator.invoice.InvoiceItems;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;
import java.util.List;

/** What happens to subscriptions as time goes by. */
final class Renewals {

    static final String RENEW = "subscription.renew";
    static final String EXPIRE = "subscription.expire";
    static final String CANCEL = "subscription.cancel";
    static final String COLLECT_AGAIN = "subscription.collect_again";
    private static final String UPCOMING = "subscription.upcoming";
    private static final String TRIAL_WILL_END = "subscription.trial_will_end";
    private static final long TRIAL_NOTICE_SECONDS = 3 * 86_400;

    private final Bills bills;
    private final Endings endings;
    private final Previews previews;

    Renewals(Bills bills, Endings endings, Previews previews) {
        this.bills = bills;
        this.endings = endings;
        this.previews = previews;
    }

    void register(World world) {
        world.on(RENEW, (account, id) -> renew(account, find(account, id)));
        world.on(UPCOMING, (account, id) -> upcoming(account, find(account, id)));
        world.on(TRIAL_WILL_END, (account, id) ->
                account.emit("customer.subscription.trial_will_end", find(account, id)));
        world.on(CANCEL, (account, id) -> endings.cancel(account, find(account, id), "cancellation_requested"));
        world.on(COLLECT_AGAIN, (account, id) -> account.update(find(account, id), SubscriptionForm.UPDATED, one ->
                one.set("pause_collection", null)));
        world.on(EXPIRE, this::takeBack);
        world.on(PendingUpdates.EXPIRE, this::takeBack);
    }

    private void takeBack(Account account, String id) {
        var invoice = account.get("invoice", find(account, id).text("latest_invoice"), "invoice");
        if (invoice.is("status", "open")) {
            bills.invoices().voidIt(account, invoice);
        }
    }

    private static Doc find(Account account, String id) {
        return account.get(SubscriptionForm.SUBSCRIPTION, id, "id");
    }

    /** Plans the end of the present period and what comes before it. */
    static void plan(Account account, Doc subscription) {
        var now = account.now(subscription);
        var end = Items.periodEnd(subscription);
        account.plan(RENEW, subscription, end);
        var upcoming = end - BillingRules.of(account).upcomingDays() * 86_400L;
        if (upcoming < end && upcoming > now) {
            account.plan(UPCOMING, subscription, upcoming);
        } else {
            account.giveUp(UPCOMING, subscription);
        }
        if (!subscription.is("status", "trialing")) {
            account.giveUp(TRIAL_WILL_END, subscription);
        } else if (end - TRIAL_NOTICE_SECONDS > now) {
            account.plan(TRIAL_WILL_END, subscription, end - TRIAL_NOTICE_SECONDS);
        } else {
            account.emit("customer.subscription.trial_will_end", subscription);
        }
    }

    static void giveUp(Account account, Doc subscription) {
        List.of(RENEW, UPCOMING, TRIAL_WILL_END, EXPIRE, CANCEL, COLLECT_AGAIN, PendingUpdates.EXPIRE)
                .forEach(kind -> account.giveUp(kind, subscription));
    }

    private void upcoming(Account account, Doc subscription) {
        if (!subscription.flag("cancel_at_period_end") && !subscription.has("cancel_at")) {
            account.emit("invoice.upcoming", previews.next(account, subscription).remove("id"));
        }
    }

    private void renew(Account account, Doc subscription) {
        var now = account.now(subscription);
        if (subscription.flag("cancel_at_period_end")
                || subscription.has("cancel_at") && subscription.number("cancel_at") <= now) {
            endings.cancel(account, subscription, "cancellation_requested");
        } else if (subscription.is("status", "trialing") && cardIsMissing(account, subscription)
                && !subscription.is("trial_settings.end_behavior.missing_payment_method", "create_invoice")) {
            endTrialWithoutCard(account, subscription);
        } else {
            nextPeriod(account, subscription);
        }
    }

    private static boolean cardIsMissing(Account account, Doc subscription) {
        var asked = new Doc().set("customer", subscription.text("customer"))
                .set("parent.subscription_details.subscription", subscription.id());
        return subscription.is("collection_method", "charge_automatically") && Collecting.card(account, asked) == null;
    }

    private void endTrialWithoutCard(Account account, Doc subscription) {
        if (subscription.is("trial_settings.end_behavior.missing_payment_method", "cancel")) {
            endings.cancel(account, subscription, "payment_failed");
            return;
        }
        account.update(subscription, SubscriptionForm.UPDATED, one -> one.set("status", "paused"));
        account.emit("customer.subscription.paused", subscription);
    }

    private void nextPeriod(Account account, Doc subscription) {
        var before = Items.periodStart(subscription);
        var pending = InvoiceItems.pending(account, Bills.customer(account, subscription), subscription);
        account.update(subscription, SubscriptionForm.UPDATED, one -> {
            var start = Items.periodEnd(one);
            Items.period(one, start, Periods.endAfter(start, one.number("billing_cycle_anchor"), Items.price(one)));
            if (one.is("status", "trialing")) {
                one.set("status", "active");
            }
            var invoice = bills.draft(account, one, "subscription_cycle", Bills.ofPeriod(account, one), pending,
                    before);
            collect(account, one, invoice);
        });
        plan(account, subscription);
    }

    private void collect(Account account, Doc subscription, Doc invoice) {
        if (subscription.has("pause_collection")) {
            bills.whilePaused(account, subscription, invoice);
        } else if (!subscription.is("status", "unpaid")) {
            bills.invoices().advance(account, invoice);
        }
    }
}
