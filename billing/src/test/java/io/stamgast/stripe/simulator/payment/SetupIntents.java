package io.stamgast.stripe.simulator.payment;

import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.util.List;

/** Cards that are set up for later payments, with the customer's authentication where the bank wants it. */
public final class SetupIntents {

    public static final String INTENT = "setup_intent";

    private final PaymentMethods methods;
    private final String address;

    public SetupIntents(PaymentMethods methods, String address) {
        this.methods = methods;
        this.address = address;
    }

    /** @param customer or null */
    public Doc create(Account account, Doc customer) {
        var id = Ids.fresh("seti");
        var intent = Doc.of(INTENT, id).set("application", null).set("automatic_payment_methods", null)
                .set("cancellation_reason", null).set("client_secret", id + "_secret_" + Ids.random(16))
                .set("created", account.now(customer)).set("customer", customer == null ? null : customer.id())
                .set("description", null).set("last_setup_error", null).set("latest_attempt", null)
                .set("livemode", false).set("metadata", new Doc()).set("next_action", null).set("payment_method", null)
                .set("payment_method_options", new Doc()).set("payment_method_types", List.of("card"))
                .set("status", "requires_payment_method").set("usage", "off_session")
                .set("_test_clock", customer == null ? null : customer.text("test_clock"));
        return account.add(intent, "setup_intent.created");
    }

    /** Asks the bank, unless the customer must authenticate first; a refusal is kept and then refused with 402. */
    public Doc confirm(Account account, Doc intent, Doc method, Presence presence) {
        if (intent.is("status", "succeeded") || intent.is("status", "canceled")) {
            throw ApiError.invalid("setup_intent_unexpected_state", null, "You cannot confirm this SetupIntent because"
                    + " it has already " + intent.text("status") + ".").with(INTENT, intent.shown());
        }
        var outcome = PaymentMethods.testCard(method).onAttach();
        if (outcome == CardOutcome.AUTHENTICATION_REQUIRED && presence != Presence.AUTHENTICATED) {
            account.save(intent.set("payment_method", method.id()).set("status", "requires_action")
                    .set("next_action", new Doc().set("type", "redirect_to_url").set("redirect_to_url", new Doc()
                            .set("return_url", intent.text("_return_url"))
                            .set("url", address + "/authenticate/" + account.id() + "/" + intent.id()))));
            account.emit("setup_intent.requires_action", intent);
            return intent;
        } else if (!outcome.approved() && outcome != CardOutcome.AUTHENTICATION_REQUIRED) {
            fail(account, intent, method, outcome.error());
            throw ApiError.card(outcome.error()).with(INTENT, intent.shown());
        }
        if (intent.has("customer")) {
            methods.attach(account, method, account.get("customer", intent.text("customer"), "customer"));
        }
        account.save(intent.set("payment_method", method.id()).set("status", "succeeded").set("next_action", null)
                .set("last_setup_error", null));
        account.emit("setup_intent.succeeded", intent);
        return intent;
    }

    private static void fail(Account account, Doc intent, Doc method, Doc error) {
        account.save(intent.set("payment_method", null).set("status", "requires_payment_method")
                .set("next_action", null).set("last_setup_error", error.set("payment_method", method.shown())));
        account.emit("setup_intent.setup_failed", intent);
    }

    /** The customer has authenticated, or has failed to. */
    public void authenticated(Account account, Doc intent, boolean passed) {
        if (!intent.is("status", "requires_action")) {
            return;
        }
        var method = account.get(PaymentMethods.METHOD, intent.text("payment_method"), "payment_method");
        if (passed) {
            confirm(account, intent, method, Presence.AUTHENTICATED);
        } else {
            fail(account, intent, method, new Doc().set("type", "invalid_request_error")
                    .set("code", "setup_intent_authentication_failure").set("message", "The latest attempt to set up"
                            + " the payment method has failed because authentication failed."));
        }
    }

    Doc cancel(Account account, Doc intent, String reason) {
        if (intent.is("status", "succeeded") || intent.is("status", "canceled")) {
            throw ApiError.invalid("setup_intent_unexpected_state", null, "You cannot cancel this SetupIntent because"
                    + " it has a status of " + intent.text("status") + ".").with(INTENT, intent.shown());
        }
        account.save(intent.set("status", "canceled").set("cancellation_reason", reason).set("next_action", null));
        account.emit("setup_intent.canceled", intent);
        return intent;
    }
}
