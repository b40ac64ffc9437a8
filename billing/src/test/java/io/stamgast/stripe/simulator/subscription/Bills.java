package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.invoice.Collecting;
import io.stamgast.stripe.simulator.invoice.Discounts;
import io.stamgast.stripe.simulator.invoice.InvoiceDraft;
import io.stamgast.stripe.simulator.invoice.InvoiceItems;
import io.stamgast.stripe.simulator.invoice.Invoices;
import io.stamgast.stripe.simulator.invoice.Lines;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes the invoices of subscriptions. */
final class Bills {

    private final Invoices invoices;
    private final Collecting collecting;

    Bills(Invoices invoices, Collecting collecting) {
        this.invoices = invoices;
        this.collecting = collecting;
    }

    static Doc customer(Account account, Doc subscription) {
        return account.get("customer", subscription.text("customer"), "customer");
    }

    /** What the present period costs. */
    static List<Doc> ofPeriod(Account account, Doc subscription) {
        return Items.of(subscription).stream().map(item -> Lines.ofItem(subscription, item, Items.amount(item),
                Items.description(account, item), item.number("current_period_start"),
                item.number("current_period_end"))).toList();
    }

    /** That the trial costs nothing. */
    static List<Doc> ofTrial(Account account, Doc subscription) {
        return Items.of(subscription).stream().map(item -> Lines.ofItem(subscription, item, 0, "Trial period for "
                + Items.description(account, item), item.number("current_period_start"),
                item.number("current_period_end"))).toList();
    }

    /** The invoice as it would be. */
    Doc compose(Account account, Doc subscription, String reason, List<Doc> lines, long start, long end) {
        return invoices.compose(account, new InvoiceDraft(customer(account, subscription), subscription, reason,
                subscription.text("currency"), lines, subscription.texts("discounts"), start, end));
    }

    /**
     * A draft of the lines and of what is pending, which is the subscription's latest invoice from now on. The caller
     * keeps the subscription.
     */
    Doc draft(Account account, Doc subscription, String reason, List<Doc> lines, List<Doc> pending, long start) {
        var now = account.now(subscription);
        var all = new ArrayList<>(Stream.concat(pending.stream().map(Lines::ofInvoiceItem), lines.stream()).toList());
        var invoice = invoices.draft(account, new InvoiceDraft(customer(account, subscription), subscription, reason,
                subscription.text("currency"), all, subscription.texts("discounts"), start, now));
        InvoiceItems.billed(account, pending, invoice);
        subscription.set("latest_invoice", invoice.id());
        if (invoice.number("subtotal") > 0) {
            subscription.set("discounts", Discounts.left(account, subscription.texts("discounts"), now));
        }
        return invoice;
    }

    /** Finalizes and charges the draft now instead of in an hour. */
    void collectNow(Account account, Doc invoice) {
        invoices.finalizeDraft(account, invoice);
        if (invoice.is("status", "open") && invoice.is("collection_method", "charge_automatically")) {
            collecting.automatically(account, invoice);
        }
    }

    /** Makes an invoice and collects it at once, with retries if that fails. */
    void billNow(Account account, Doc subscription, List<Doc> lines, List<Doc> pending) {
        var invoice = draft(account, subscription, "subscription_update", lines, pending,
                Items.periodStart(subscription));
        account.save(subscription);
        if (subscription.has("pause_collection")) {
            whilePaused(account, subscription, invoice);
            return;
        }
        account.save(invoice.set("auto_advance", true));
        collectNow(account, invoice);
    }

    /** What becomes of the draft while the collection of payments is paused; one that is kept is left alone. */
    void whilePaused(Account account, Doc subscription, Doc invoice) {
        var behavior = subscription.text("pause_collection.behavior");
        if (behavior.equals("keep_as_draft")) {
            return;
        }
        invoices.finalizeDraft(account, invoice);
        if (invoice.is("status", "open") && behavior.equals("void")) {
            invoices.voidIt(account, invoice);
        } else if (invoice.is("status", "open")) {
            invoices.markUncollectible(account, invoice);
        }
    }

    Invoices invoices() {
        return invoices;
    }
}
