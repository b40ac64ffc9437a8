package io.stamgast.stripe.simulator.payment;

import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import io.stamgast.stripe.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Payment intents. One begins without a payment method, is charged with one, and then has succeeded, waits for the
 * customer's authentication, or waits for another payment method.
 */
public final class PaymentIntents {

    public static final String INTENT = "payment_intent";

    private static final String ARRIVED = "payment_intent.arrived";
    private static final long SLOW_SECONDS = 3 * 86_400;

    private final PaymentMethods methods;
    private final List<SettledListener> listeners = new ArrayList<>();
    private final String address;

    /** @param address of the simulator, where customers authenticate */
    public PaymentIntents(PaymentMethods methods, String address) {
        this.methods = methods;
        this.address = address;
    }

    public void register(World world) {
        world.on(ARRIVED, (account, id) -> arrived(account, account.get(INTENT, id, "id")));
    }

    public void listen(SettledListener listener) {
        listeners.add(listener);
    }

    /** @param customer or null */
    public Doc create(Account account, Doc customer, long amount, String currency) {
        var id = Ids.fresh("pi");
        return Doc.of(INTENT, id).set("amount", amount).set("amount_capturable", 0).set("amount_received", 0)
                .set("application", null).set("application_fee_amount", null).set("automatic_payment_methods", null)
                .set("canceled_at", null).set("cancellation_reason", null).set("capture_method", "automatic")
                .set("client_secret", id + "_secret_" + Ids.random(16)).set("confirmation_method", "automatic")
                .set("created", account.now(customer)).set("currency", currency)
                .set("customer", customer == null ? null : customer.id()).set("description", null)
                .set("last_payment_error", null).set("latest_charge", null).set("livemode", false)
                .set("metadata", new Doc()).set("next_action", null).set("payment_method", null)
                .set("payment_method_options", new Doc()).set("payment_method_types", List.of("card"))
                .set("processing", null).set("receipt_email", null).set("setup_future_usage", null)
                .set("shipping", null).set("statement_descriptor", null).set("status", "requires_payment_method")
                .set("transfer_data", null).set("transfer_group", null)
                .set("_test_clock", customer == null ? null : customer.text("test_clock"));
    }

    /** Charges the card, unless the customer must authenticate first. */
    public Attempt attempt(Account account, Doc intent, Doc method, Presence presence) {
        var outcome = methods.outcome(account, method);
        if (outcome == CardOutcome.SLOW) {
            account.save(intent.set("payment_method", method.id()).set("status", "processing"));
            account.plan(ARRIVED, intent, account.now(intent) + SLOW_SECONDS);
            account.emit("payment_intent.processing", intent);
            return new Attempt(Attempt.Result.UNDER_WAY, outcome);
        }
        var authentication = outcome == CardOutcome.AUTHENTICATION_REQUIRED;
        if (outcome.approved() || authentication && presence == Presence.AUTHENTICATED) {
            succeed(account, intent, method, outcome);
            return new Attempt(Attempt.Result.SUCCEEDED, outcome);
        } else if (authentication && presence == Presence.ASKABLE) {
            account.save(intent.set("payment_method", method.id()).set("status", "requires_action")
                    .set("next_action", nextAction(account, intent)));
            account.emit("payment_intent.requires_action", intent);
            return new Attempt(Attempt.Result.REQUIRES_ACTION, outcome);
        }
        var charge = Charges.add(account, intent, method, outcome, false);
        fail(account, intent.set("latest_charge", charge.id()), method, outcome.error().set("charge", charge.id()));
        return new Attempt(Attempt.Result.FAILED, outcome);
    }

    /** The money has arrived, or has been sent back. */
    private void arrived(Account account, Doc intent) {
        var method = account.get(PaymentMethods.METHOD, intent.text("payment_method"), "payment_method");
        var outcome = methods.outcome(account, method);
        if (outcome == CardOutcome.SLOW || outcome.approved()) {
            succeed(account, intent, method, CardOutcome.APPROVED);
            settle(account, intent, new Attempt(Attempt.Result.SUCCEEDED, CardOutcome.APPROVED));
            return;
        }
        var charge = Charges.add(account, intent, method, outcome, false);
        fail(account, intent.set("latest_charge", charge.id()), method, outcome.error().set("charge", charge.id()));
        settle(account, intent, new Attempt(Attempt.Result.FAILED, outcome));
    }

    private static void succeed(Account account, Doc intent, Doc method, CardOutcome outcome) {
        var charge = Charges.add(account, intent, method, outcome, true);
        account.save(intent.set("payment_method", method.id()).set("status", "succeeded").set("next_action", null)
                .set("last_payment_error", null).set("amount_received", intent.number("amount"))
                .set("latest_charge", charge.id()));
        account.emit("payment_intent.succeeded", intent);
    }

    private static void fail(Account account, Doc intent, Doc method, Doc error) {
        account.save(intent.set("payment_method", null).set("status", "requires_payment_method")
                .set("next_action", null)
                .set("last_payment_error", error.set("payment_method", method.shown())));
        account.emit("payment_intent.payment_failed", intent);
    }

    private Doc nextAction(Account account, Doc intent) {
        return new Doc().set("type", "redirect_to_url").set("redirect_to_url", new Doc()
                .set("return_url", intent.text("_return_url"))
                .set("url", address + "/authenticate/" + account.id() + "/" + intent.id()));
    }

    /** The customer has authenticated, or has failed to. */
    public void authenticated(Account account, Doc intent, boolean passed) {
        if (!intent.is("status", "requires_action")) {
            return;
        }
        var method = account.get(PaymentMethods.METHOD, intent.text("payment_method"), "payment_method");
        if (passed) {
            settle(account, intent, attempt(account, intent, method, Presence.AUTHENTICATED));
            return;
        }
        fail(account, intent, method, new Doc().set("type", "invalid_request_error")
                .set("code", "payment_intent_authentication_failure").set("message", "The provided PaymentMethod has"
                        + " failed authentication. You can provide payment_method_data or a new PaymentMethod to"
                        + " attempt to fulfill this PaymentIntent again."));
        settle(account, intent, new Attempt(Attempt.Result.FAILED, CardOutcome.DECLINED));
    }

    private void settle(Account account, Doc intent, Attempt attempt) {
        listeners.forEach(listener -> listener.settled(account, intent, attempt));
    }

    /** Confirms on the customer's behalf; a refusal by the bank is kept and then refused with 402. */
    Doc confirm(Account account, Doc intent, Doc method, Presence presence) {
        if (!List.of("requires_payment_method", "requires_confirmation", "requires_action")
                .contains(intent.text("status"))) {
            throw ApiError.invalid("payment_intent_unexpected_state", null, "You cannot confirm this PaymentIntent"
                    + " because it has already " + intent.text("status") + ".").with(INTENT, intent.shown());
        }
        var attempt = attempt(account, intent, method, presence);
        if (!attempt.requiresAction()) {
            settle(account, intent, attempt);
        }
        if (attempt.result() == Attempt.Result.FAILED) {
            throw ApiError.card(attempt.outcome().error().set("charge", intent.text("latest_charge")))
                    .with(INTENT, intent.shown());
        }
        return intent;
    }

    /** No longer wanted; one that has succeeded can't be taken back. */
    public Doc cancel(Account account, Doc intent, String reason) {
        if (intent.is("status", "succeeded") || intent.is("status", "canceled")) {
            throw ApiError.invalid("payment_intent_unexpected_state", null, "You cannot cancel this PaymentIntent"
                    + " because it has a status of " + intent.text("status") + ".").with(INTENT, intent.shown());
        }
        account.save(intent.set("status", "canceled").set("canceled_at", account.now(intent)).set("next_action", null)
                .set("cancellation_reason", reason));
        account.emit("payment_intent.canceled", intent);
        return intent;
    }
}
