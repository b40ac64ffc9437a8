package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.payment.PaymentIntents;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The life of an invoice: draft, open, and paid, void or uncollectible at last. */
public final class Invoices {

    public static final String INVOICE = "invoice";
    static final String FINALIZE = "invoice.finalize";
    static final String OVERDUE = "invoice.overdue";
    private static final long DRAFT_SECONDS = 3600;
    private static final long DAY_SECONDS = 86_400;

    private final PaymentIntents intents;
    private final String address;
    private final List<InvoiceListener> listeners = new ArrayList<>();

    /** @param address of the simulator, where invoices can be seen and paid */
    public Invoices(PaymentIntents intents, String address) {
        this.intents = intents;
        this.address = address;
    }

    public void listen(InvoiceListener listener) {
        listeners.add(listener);
    }

    void tell(Consumer<InvoiceListener> news) {
        listeners.forEach(news);
    }

    /** The invoice as it would be, kept nowhere. */
    public Doc compose(Account account, InvoiceDraft draft) {
        var customer = draft.customer();
        var subscription = draft.subscription();
        var invoice = InvoiceForm.blank(account, customer, draft.currency()).set("billing_reason", draft.reason())
                .set("discounts", draft.discounts()).set("period_start", draft.start()).set("period_end", draft.end());
        if (subscription != null) {
            InvoiceForm.ofSubscription(invoice, subscription);
        }
        draft.lines().forEach(line -> line.set("invoice", invoice.id()));
        Totals.sum(account, invoice, draft.lines());
        return invoice;
    }

    /** A new draft, which is left alone until somebody advances or finalizes it. */
    public Doc draft(Account account, InvoiceDraft draft) {
        return account.add(compose(account, draft), "invoice.created");
    }

    /** Lets the draft be finalized, and then collected, about an hour from now. */
    public void advance(Account account, Doc draft) {
        var at = account.now(draft) + DRAFT_SECONDS;
        account.save(draft.set("auto_advance", true).set("automatically_finalizes_at", at));
        account.plan(FINALIZE, draft, at);
    }

    /** Sums a draft up anew, with the line. */
    void addLine(Account account, Doc invoice, Doc line) {
        var lines = new ArrayList<>(invoice.docs("lines.data"));
        lines.add(line.set("invoice", invoice.id()));
        Totals.sum(account, invoice, lines);
        account.save(invoice);
    }

    /** From now on the invoice is what the customer owes. One over nothing is paid at once. */
    public void finalizeDraft(Account account, Doc invoice) {
        if (!invoice.is("status", "draft")) {
            throw ApiError.invalid("invoice_not_editable", null,
                    "This invoice is already finalized, you can't re-finalize a non-draft invoice.");
        }
        account.giveUp(FINALIZE, invoice);
        var now = account.now(invoice);
        number(account, invoice);
        settleBalance(account, invoice);
        account.save(published(account, invoice).set("status", "open").set("automatically_finalizes_at", null)
                .set("effective_at", now).set("status_transitions.finalized_at", now));
        if (invoice.is("collection_method", "send_invoice")) {
            var due = invoice.has("due_date") ? invoice.number("due_date")
                    : now + invoice.number("_days_until_due") * DAY_SECONDS;
            account.save(invoice.set("due_date", due));
            account.plan(OVERDUE, invoice, due);
        }
        if (invoice.number("amount_due") > 0) {
            askFor(account, invoice);
        }
        account.emit("invoice.finalized", invoice);
        if (invoice.number("amount_due") == 0) {
            paid(account, invoice);
        }
    }

    /**
     * A "post-purchase Invoice": over what was paid before, by this payment intent.
     *
     * @param data with {@code description} and {@code metadata}
     */
    public Doc paidBefore(Account account, InvoiceDraft draft, Doc data, Doc intent) {
        var invoice = compose(account, draft).take(data, "description");
        Metadata.merge(invoice, data);
        account.add(invoice, "invoice.created");
        var now = account.now(invoice);
        number(account, invoice);
        account.save(published(account, invoice).set("status", "open").set("effective_at", now)
                .set("status_transitions.finalized_at", now));
        InvoicePayments.add(account, invoice, intent);
        account.emit("invoice.finalized", invoice);
        paid(account, invoice);
        return invoice;
    }

    private Doc published(Account account, Doc invoice) {
        var page = address + "/invoice/" + account.id() + "/" + invoice.id();
        return invoice.set("hosted_invoice_url", page).set("invoice_pdf", page + "/pdf");
    }

    private static void number(Account account, Doc invoice) {
        var customer = account.get("customer", invoice.text("customer"), "customer");
        var sequence = customer.number("next_invoice_sequence", 1);
        invoice.set("number", String.format(Locale.ROOT, "%s-%04d", customer.text("invoice_prefix"), sequence));
        if (!customer.has("currency")) {
            customer.set("currency", invoice.text("currency")); // from then on the customer pays in it
        }
        account.save(customer.set("next_invoice_sequence", sequence + 1));
    }

    private static void settleBalance(Account account, Doc invoice) {
        var customer = account.get("customer", invoice.text("customer"), "customer");
        var balance = customer.number("balance");
        var due = Math.max(0, invoice.number("total") + balance);
        var ending = balance + invoice.number("total") - due;
        invoice.set("starting_balance", balance).set("ending_balance", ending).set("amount_due", due)
                .set("amount_remaining", due);
        if (ending != balance) {
            account.update(customer, "customer.updated", one -> one.set("balance", ending));
        }
    }

    private void askFor(Account account, Doc invoice) {
        var customer = account.get("customer", invoice.text("customer"), "customer");
        var intent = intents.create(account, customer, invoice.number("amount_due"), invoice.text("currency"))
                .set("description", invoice.is("billing_reason", "subscription_create") ? "Subscription creation"
                        : invoice.has("parent") ? "Subscription update" : "Payment for Invoice")
                .set("application_fee_amount", InvoiceForm.fee(invoice)).set("_invoice", invoice.id());
        account.add(intent, "payment_intent.created");
        InvoicePayments.add(account, invoice, intent);
    }

    /** Paid, by whatever means. */
    void paid(Account account, Doc invoice) {
        Collecting.stop(account, invoice);
        account.update(invoice, "invoice.updated", one -> one.set("status", "paid").set("attempted", true)
                .set("amount_paid", one.number("amount_due")).set("amount_remaining", 0)
                .set("next_payment_attempt", null).set("auto_advance", false)
                .set("status_transitions.paid_at", account.now(one)));
        InvoicePayments.paid(account, invoice);
        account.emit("invoice.paid", invoice);
        account.emit("invoice.payment_succeeded", invoice);
        delinquent(account, invoice, false);
        tell(listener -> listener.paid(account, invoice));
    }

    static void delinquent(Account account, Doc invoice, boolean is) {
        var customer = account.get("customer", invoice.text("customer"), "customer");
        if (customer.flag("delinquent") != is) {
            account.update(customer, "customer.updated", one -> one.set("delinquent", is));
        }
    }

    /** No longer owed, as if it had never been. */
    public void voidIt(Account account, Doc invoice) {
        if (!invoice.is("status", "open") && !invoice.is("status", "uncollectible")) {
            throw ApiError.invalid(null, null, "You can only pass in open or uncollectible invoices. This invoice isn't"
                    + " open.");
        }
        close(account, invoice, "void", "voided_at", "invoice.voided");
        InvoicePayments.intent(account, invoice).filter(intent -> !intent.is("status", "canceled"))
                .ifPresent(intent -> intents.cancel(account, intent, "void_invoice"));
        InvoicePayments.canceled(account, invoice);
    }

    /** Still owed, but nobody expects the money. */
    public void markUncollectible(Account account, Doc invoice) {
        if (!invoice.is("status", "open")) {
            throw ApiError.invalid(null, null, "You can only pass in open invoices. This invoice isn't open.");
        }
        close(account, invoice, "uncollectible", "marked_uncollectible_at", "invoice.marked_uncollectible");
        delinquent(account, invoice, false);
    }

    private void close(Account account, Doc invoice, String status, String at, String event) {
        Collecting.stop(account, invoice);
        account.update(invoice, "invoice.updated", one -> one.set("status", status).set("next_payment_attempt", null)
                .set("auto_advance", false).set("status_transitions." + at, account.now(one)));
        account.emit(event, invoice);
        tell(listener -> listener.closed(account, invoice));
    }

    /** Leaves the invoice to whoever acts on it: nothing happens to it by itself any more. */
    public static void leave(Account account, Doc invoice) {
        account.giveUp(FINALIZE, invoice);
        Collecting.stop(account, invoice);
        account.update(invoice, "invoice.updated", one -> one.set("auto_advance", false)
                .set("next_payment_attempt", null).set("automatically_finalizes_at", null));
    }

    void overdue(Account account, String id) {
        var invoice = account.get(INVOICE, id, "id");
        if (invoice.is("status", "open")) {
            account.emit("invoice.overdue", invoice);
            delinquent(account, invoice, true);
            tell(listener -> listener.unpaid(account, invoice));
        }
    }
}
