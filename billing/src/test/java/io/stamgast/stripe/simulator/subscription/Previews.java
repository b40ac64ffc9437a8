package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.invoice.InvoiceItems;
import io.stamgast.stripe.simulator.invoice.Lines;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.ArrayList;
import java.util.List;

/** Invoices as they would be. */
final class Previews {

    private final Bills bills;

    Previews(Bills bills) {
        this.bills = bills;
    }

    /** The call {@code POST /v1/invoices/create_preview}. */
    Doc preview(Call call) {
        var details = call.parameters().doc("subscription_details");
        var subscription = call.named("subscription", SubscriptionForm.SUBSCRIPTION);
        if (subscription == null) {
            return ofNew(call, details);
        }
        var ends = Endings.ENDED.contains(subscription.text("status")) || subscription.flag("cancel_at_period_end");
        if (details == null || !details.has("items")) {
            if (ends) {
                throw ApiError.of(404, "invalid_request_error", "invoice_upcoming_none",
                        "No upcoming invoices for customer: " + subscription.text("customer"));
            }
            return next(call.account(), subscription);
        }
        return ofChange(call.account(), subscription, details);
    }

    /** The next invoice if nothing is changed until then. */
    Doc next(Account account, Doc subscription) {
        var lines = pendingLines(account, subscription);
        lines.addAll(nextPeriod(account, subscription.copy()));
        return compose(account, subscription, lines, Items.periodEnd(subscription));
    }

    private static List<Doc> pendingLines(Account account, Doc subscription) {
        return new ArrayList<>(InvoiceItems.pending(account, Bills.customer(account, subscription), subscription)
                .stream().map(Lines::ofInvoiceItem).toList());
    }

    private static List<Doc> nextPeriod(Account account, Doc copy) {
        var start = Items.periodEnd(copy);
        Items.period(copy, start, Periods.endAfter(start, copy.number("billing_cycle_anchor"), Items.price(copy)));
        return Bills.ofPeriod(account, copy);
    }

    private Doc ofChange(Account account, Doc subscription, Doc details) {
        var at = details.number("proration_date", account.now(subscription));
        var changed = Items.changed(account, subscription, details.docs("items"), at);
        var copy = subscription.copy();
        Items.put(copy, changed);
        if (subscription.is("status", "trialing")) {
            return compose(account, subscription, nextPeriod(account, copy), Items.periodEnd(subscription));
        }
        var anew = Change.otherInterval(subscription, changed);
        var prorations = details.is("proration_behavior", "none") ? List.<Doc>of()
                : Prorations.of(account, subscription, changed, at, anew);
        var lines = new ArrayList<>(prorations.stream().map(Lines::ofInvoiceItem).toList());
        if (anew) {
            Items.period(copy, at, Periods.endAfter(at, at, Items.price(copy)));
            lines.addAll(Bills.ofPeriod(account, copy));
            return compose(account, subscription, lines, at);
        } else if (details.is("proration_behavior", "always_invoice")) {
            return compose(account, subscription, lines, at);
        }
        lines.addAll(0, pendingLines(account, subscription));
        lines.addAll(nextPeriod(account, copy));
        return compose(account, subscription, lines, Items.periodEnd(subscription));
    }

    private Doc ofNew(Call call, Doc details) {
        var customer = call.required("customer", "customer");
        var account = call.account();
        var now = account.now(customer);
        var subscription = SubscriptionForm.blank(customer, now);
        var items = Items.create(account, details == null ? List.of() : details.docs("items"), now);
        Items.put(subscription, items);
        subscription.set("currency", Items.price(subscription).text("currency"));
        var trialEnd = details.number("trial_end", 0);
        if (trialEnd > now) {
            Items.period(subscription, now, trialEnd);
            return compose(account, subscription, Bills.ofTrial(account, subscription), now);
        }
        Items.period(subscription, now, Periods.endAfter(now, now, Items.price(subscription)));
        return compose(account, subscription, Bills.ofPeriod(account, subscription), now);
    }

    private Doc compose(Account account, Doc subscription, List<Doc> lines, long at) {
        var invoice = bills.compose(account, subscription, "upcoming", lines, Items.periodStart(subscription), at);
        var balance = Bills.customer(account, subscription).number("balance");
        var due = Math.max(0, invoice.number("total") + balance);
        invoice.docs("lines.data").forEach(line -> line.set("invoice", "upcoming_" + invoice.id()));
        return invoice.set("id", "upcoming_" + invoice.id()).set("starting_balance", balance)
                .set("ending_balance", balance + invoice.number("total") - due).set("amount_due", due)
                .set("amount_remaining", due).set("next_payment_attempt", at + 3600);
    }
}
