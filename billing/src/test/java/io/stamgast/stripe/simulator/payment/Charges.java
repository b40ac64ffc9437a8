package io.stamgast.stripe.simulator.payment;

import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;

/** What was tried at the bank, each time once. */
public final class Charges {

    public static final String CHARGE = "charge";

    public void register(Routes routes) {
        routes.get("/v1/charges/{id}", ChargeRetrieveParams.class, call -> call.target(CHARGE));
        routes.list("/v1/charges", ChargeListParams.class, Charges::list)
                .takes("customer", "payment_intent", "created");
    }

    private static Doc list(Call call) {
        var wanted = call.parameters();
        return Page.of(call, "/v1/charges", call.account().table(CHARGE).newestFirst(wanted.text("customer")), one ->
                Page.fits(wanted, "payment_intent", one) && Page.within(wanted, "created", one));
    }

    static Doc add(Account account, Doc intent, Doc method, CardOutcome outcome, boolean paid) {
        var amount = intent.number("amount");
        var charge = Doc.of(CHARGE, Ids.fresh("ch")).set("amount", amount).set("amount_captured", paid ? amount : 0)
                .set("amount_refunded", 0).set("application", null)
                .set("application_fee_amount", intent.element("application_fee_amount"))
                .set("balance_transaction", null).set("billing_details", method.doc("billing_details").copy())
                .set("captured", paid).set("created", account.now(intent)).set("currency", intent.text("currency"))
                .set("customer", intent.text("customer")).set("description", intent.text("description"))
                .set("disputed", false).set("failure_code", paid ? null : outcome.error().text("code"))
                .set("failure_message", paid ? null : outcome.error().text("message")).set("fraud_details", new Doc())
                .set("livemode", false).set("metadata", intent.doc("metadata").copy())
                .set("outcome", outcome(outcome, paid)).set("paid", paid).set("payment_intent", intent.id())
                .set("payment_method", method.id()).set("payment_method_details", details(method))
                .set("receipt_email", null).set("refunded", false).set("status", paid ? "succeeded" : "failed")
                .set("_invoice", intent.text("_invoice")).set("_test_clock", intent.text("_test_clock"));
        return account.add(charge, paid ? "charge.succeeded" : "charge.failed");
    }

    private static Doc outcome(CardOutcome outcome, boolean paid) {
        return new Doc().set("network_status", paid ? "approved_by_network" : "declined_by_network")
                .set("reason", paid ? null : outcome.error().text("decline_code")).set("risk_level", "normal")
                .set("seller_message", paid ? "Payment complete." : "The bank did not return any further details with"
                        + " this decline.")
                .set("type", paid ? "authorized" : "issuer_declined");
    }

    private static Doc details(Doc method) {
        var card = method.doc("card").copy().remove("networks").remove("generated_from").remove("display_brand")
                .remove("three_d_secure_usage");
        return new Doc().set("type", "card").set("card", card.set("network", method.text("card.brand")));
    }
}
