package io.stamgast.stripe.simulator.checkout;

import com.google.gson.JsonArray;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.card.TestCard;
import io.stamgast.stripe.simulator.customer.Customers;
import io.stamgast.stripe.simulator.invoice.Discounts;
import io.stamgast.stripe.simulator.invoice.InvoiceDraft;
import io.stamgast.stripe.simulator.invoice.Invoices;
import io.stamgast.stripe.simulator.invoice.Lines;
import io.stamgast.stripe.simulator.payment.PaymentIntents;
import io.stamgast.stripe.simulator.payment.Presence;
import io.stamgast.stripe.simulator.payment.SetupIntents;
import io.stamgast.stripe.simulator.subscription.Creation;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import java.util.List;

/**
 * What happens when a customer pays on the page: all of it, or where the bank refuses the card nothing but the
 * refusal. The customer has authenticated by then.
 */
public final class Completion {

    private final PaymentMethods methods;
    private final PaymentIntents payments;
    private final SetupIntents setups;
    private final Creation subscriptions;
    private final Invoices invoices;

    public Completion(PaymentMethods methods, PaymentIntents payments, SetupIntents setups, Creation subscriptions,
                      Invoices invoices) {
        this.methods = methods;
        this.payments = payments;
        this.setups = setups;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
    }

    /** Whether the customer must authenticate before the session can be completed with this card. */
    static boolean asks(TestCard card) {
        return card.onAttach() == CardOutcome.AUTHENTICATION_REQUIRED;
    }

    /**
     * Completes the session, or refuses with the bank's reason.
     *
     * @param card null for none, where none is required
     */
    void complete(Account account, Doc session, TestCard card, String email, String name) {
        refuse(session, card);
        var customer = customer(account, session, email, name);
        var method = card == null ? null : methods.create(account, card);
        switch (session.text("mode")) {
            case "subscription" -> subscribe(account, session, customer, method);
            case "payment" -> pay(account, session, customer, method);
            default -> setUp(account, session, customer, method);
        }
        account.giveUp(CheckoutSessions.EXPIRE, session);
        account.save(session.set("status", "complete").set("url", null)
                .set("customer", customer == null ? null : customer.id())
                .set("customer_details", new Doc().set("address", null).set("email", email).set("name", name)
                        .set("phone", null).set("tax_exempt", "none").set("tax_ids", List.of())));
        account.emit("checkout.session.completed", session);
    }

    private static void refuse(Doc session, TestCard card) {
        if (card == null) {
            if (!session.is("payment_method_collection", "if_required") || session.number("amount_total") > 0) {
                throw ApiError.parameterMissing("payment_method");
            }
            return;
        }
        var saved = card.onAttach();
        if (!saved.approved() && saved != CardOutcome.AUTHENTICATION_REQUIRED) {
            throw ApiError.card(saved.error());
        }
        var charged = card.onCharge();
        if (session.number("amount_total") > 0 && !charged.approved()
                && charged != CardOutcome.AUTHENTICATION_REQUIRED) {
            throw ApiError.card(charged.error());
        }
    }

    private static Doc customer(Account account, Doc session, String email, String name) {
        if (session.has("customer")) {
            return account.get("customer", session.text("customer"), "customer");
        } else if (session.is("mode", "payment") && !session.is("customer_creation", "always")
                && !session.flag("invoice_creation.enabled")) {
            return null;
        }
        return account.add(Customers.fresh(account, null).set("email", email).set("name", name), "customer.created");
    }

    private void subscribe(Account account, Doc session, Doc customer, Doc method) {
        var parameters = new Doc().set("customer", customer.id());
        var items = new JsonArray();
        session.docs("_line_items").forEach(item -> items.add(new Doc().set("price", item.text("price.id"))
                .set("quantity", item.number("quantity")).json()));
        parameters.set("items", items).set("discounts", coupons(session));
        if (method != null) {
            methods.attach(account, method, customer);
            parameters.set("default_payment_method", method.id());
        }
        if (session.doc("_subscription_data") != null) {
            parameters.take(session.doc("_subscription_data"), "trial_period_days", "trial_end", "trial_settings",
                    "metadata", "description", "application_fee_percent");
        }
        if (session.flag("automatic_tax.enabled")) {
            parameters.set("automatic_tax.enabled", true);
        }
        var subscription = subscriptions.create(account, parameters, Presence.AUTHENTICATED);
        session.set("subscription", subscription.id()).set("invoice", subscription.text("latest_invoice"))
                .set("payment_status", session.number("amount_total") > 0 ? "paid" : "no_payment_required");
    }

    private static JsonArray coupons(Doc session) {
        var coupons = new JsonArray();
        session.docs("discounts").forEach(one -> coupons.add(new Doc().set("coupon", one.text("coupon")).json()));
        return coupons;
    }

    private void pay(Account account, Doc session, Doc customer, Doc method) {
        var discounts = customer == null ? List.<String>of() : Discounts.redeem(account, customer,
                new Doc().set("discounts", coupons(session)), "checkout_session", session.id());
        session.set("payment_status", method == null ? "no_payment_required" : "paid");
        if (method == null) {
            return;
        }
        var intent = payments.create(account, customer, session.number("amount_total"), session.text("currency"));
        var data = session.doc("_payment_intent_data") == null ? new Doc() : session.doc("_payment_intent_data");
        intent.take(data, "description", "application_fee_amount", "setup_future_usage");
        Metadata.merge(intent, data);
        account.add(intent, "payment_intent.created");
        if (customer != null && intent.has("setup_future_usage")) {
            methods.attach(account, method, customer);
        }
        payments.attempt(account, intent, method, Presence.AUTHENTICATED);
        session.set("payment_intent", intent.id());
        if (session.flag("invoice_creation.enabled")) {
            invoice(account, session, customer, discounts, intent);
        }
    }

    /** What was bought and paid, for the customer's books. */
    private void invoice(Account account, Doc session, Doc customer, List<String> discounts, Doc intent) {
        var now = account.now(customer);
        var lines = session.docs("_line_items").stream().map(item -> Lines.ofPurchase(item, now)).toList();
        var invoice = invoices.paidBefore(account, new InvoiceDraft(customer, null, "manual",
                session.text("currency"), lines, discounts, now, now), session.doc("invoice_creation.invoice_data"),
                intent);
        session.set("invoice", invoice.id());
    }

    private void setUp(Account account, Doc session, Doc customer, Doc method) {
        var intent = account.get(SetupIntents.INTENT, session.text("setup_intent"), "setup_intent");
        var data = session.doc("_setup_intent_data") == null ? new Doc() : session.doc("_setup_intent_data");
        Metadata.merge(intent.take(data, "description"), data);
        account.save(intent.set("customer", customer == null ? null : customer.id()));
        setups.confirm(account, intent, method, Presence.AUTHENTICATED);
    }
}
