package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.payment.Attempt;
import io.stamgast.stripe.simulator.payment.PaymentIntents;
import io.stamgast.stripe.simulator.payment.Presence;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;
import java.util.stream.Stream;

/**
 * Gets the money of open invoices: at once, and where that fails again and again by the account's rule. A card that the
 * bank will never approve is not tried again, nor is there a try without a card; the schedule goes on all the same, so
 * that a new card is charged at its next time.
 */
public final class Collecting {

    static final String RETRY = "invoice.retry";

    private final Invoices invoices;
    private final PaymentIntents intents;

    public Collecting(Invoices invoices, PaymentIntents intents) {
        this.invoices = invoices;
        this.intents = intents;
        intents.listen(this::settled);
    }

    public void register(World world) {
        world.on(Invoices.FINALIZE, (account, id) -> {
            var invoice = account.get(Invoices.INVOICE, id, "id");
            invoices.finalizeDraft(account, invoice);
            if (invoice.is("status", "open") && invoice.is("collection_method", "charge_automatically")) {
                automatically(account, invoice);
            } else if (invoice.is("status", "open")) {
                account.emit("invoice.sent", invoice);
            }
        });
        world.on(Invoices.OVERDUE, invoices::overdue);
        world.on(RETRY, (account, id) -> {
            var invoice = account.get(Invoices.INVOICE, id, "id");
            account.save(invoice.set("_retries", invoice.number("_retries") + 1));
            automatically(account, invoice);
        });
    }

    static void stop(Account account, Doc invoice) {
        account.giveUp(RETRY, invoice);
        account.giveUp(Invoices.OVERDUE, invoice);
    }

    /** The card that pays it: its own, the subscription's, or the customer's; null where there is none. */
    public static Doc card(Account account, Doc invoice) {
        var subscription = account.table("subscription")
                .get(String.valueOf(invoice.text("parent.subscription_details.subscription")));
        var customer = account.get("customer", invoice.text("customer"), "customer");
        return Stream.of(invoice.text("default_payment_method"),
                        subscription == null ? null : subscription.text("default_payment_method"),
                        customer.text("invoice_settings.default_payment_method"))
                .filter(id -> id != null).map(id -> account.table(PaymentMethods.METHOD).get(id))
                .filter(card -> card != null && card.is("customer", customer.id())).findFirst().orElse(null);
    }

    /** A try of the simulator's own accord. */
    public void automatically(Account account, Doc invoice) {
        var card = card(account, invoice);
        account.save(invoice.set("attempted", true).set("attempt_count", invoice.number("attempt_count") + 1));
        if (card == null) {
            failed(account, invoice, null, null);
        } else if (card.is("id", invoice.text("_hopeless"))) {
            failed(account, invoice, card, null);
        } else {
            outcome(account, invoice, card, intents.attempt(account, intent(account, invoice), card,
                    Presence.ASKABLE));
        }
    }

    /** A try that somebody asked for. It counts only if it is the first, and leaves the schedule as it is. */
    public Attempt onDemand(Account account, Doc invoice, Doc card, Presence presence) {
        if (invoice.number("attempt_count") == 0) {
            account.save(invoice.set("attempt_count", 1));
        }
        account.save(invoice.set("attempted", true));
        var attempt = intents.attempt(account, intent(account, invoice), card, presence);
        outcome(account, invoice, card, attempt);
        return attempt;
    }

    /** The payment intent of a finalized invoice over more than nothing. */
    public Doc intent(Account account, Doc invoice) {
        return InvoicePayments.intent(account, invoice).orElseThrow();
    }

    private void outcome(Account account, Doc invoice, Doc card, Attempt attempt) {
        if (attempt.succeeded()) {
            invoices.paid(account, invoice);
        } else if (attempt.isUnderWay()) {
            account.emit("invoice.updated", invoice);
        } else if (attempt.requiresAction()) {
            account.save(invoice.set("_hopeless", card.id()));
            schedule(account, invoice);
            account.emit("invoice.payment_action_required", invoice);
            unpaid(account, invoice);
        } else {
            failed(account, invoice, card, attempt.outcome());
        }
    }

    /** @param outcome null where the bank was not asked */
    private void failed(Account account, Doc invoice, Doc card, CardOutcome outcome) {
        if (outcome != null) {
            account.save(invoice.set("_hopeless", outcome.hard() ? card.id() : null));
        }
        schedule(account, invoice);
        if (card == null) {
            account.save(invoice.set("next_payment_attempt", null));
        }
        Invoices.delinquent(account, invoice, true);
        account.emit("invoice.payment_failed", invoice);
        unpaid(account, invoice);
    }

    private void unpaid(Account account, Doc invoice) {
        invoices.tell(listener -> listener.unpaid(account, invoice));
        if (invoice.flag("auto_advance") && invoice.number("_retries") >= BillingRules.of(account).retries()) {
            invoices.tell(listener -> listener.exhausted(account, invoice));
        }
    }

    private static void schedule(Account account, Doc invoice) {
        var rules = BillingRules.of(account);
        var next = invoice.number("_retries") + 1;
        if (!invoice.has("_first_failure")) {
            invoice.set("_first_failure", account.now(invoice));
        }
        var at = invoice.number("_first_failure") + (rules.retries() == 0 ? 0 : rules.secondsUntil(next));
        if (!invoice.flag("auto_advance") || next > rules.retries()) {
            account.save(invoice.set("next_payment_attempt", null));
            return;
        }
        account.save(invoice.set("next_payment_attempt", at));
        account.plan(RETRY, invoice, at);
    }

    /** The customer has authenticated or has confirmed the payment intent with another card, or slow money came. */
    private void settled(Account account, Doc intent, Attempt attempt) {
        var invoice = account.table(Invoices.INVOICE).get(String.valueOf(intent.text("_invoice")));
        if (invoice == null || !invoice.is("status", "open") && !invoice.is("status", "uncollectible")) {
            return;
        }
        if (attempt.succeeded()) {
            invoices.paid(account, invoice);
        } else {
            account.emit("invoice.payment_failed", invoice);
            unpaid(account, invoice);
        }
    }
}
