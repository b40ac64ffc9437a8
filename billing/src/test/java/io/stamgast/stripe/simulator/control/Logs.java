package io.stamgast.stripe.simulator.control;

import io.stamgast.stripe.simulator.api.ApiCall;
import io.stamgast.stripe.simulator.webhook.Delivery;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;

/** The logs as JSON. */
final class Logs {

    private Logs() {
    }

    static Doc of(ApiCall call) {
        return new Doc().set("at", call.at()).set("request", call.requestId()).set("method", call.method())
                .set("path", call.path()).set("account", call.account()).set("idempotency_key", call.idempotencyKey())
                .set("status", call.status()).set("replayed", call.replayed()).set("disturbance", call.disturbance());
    }

    static Doc of(Delivery delivery) {
        return new Doc().set("event", delivery.event()).set("type", delivery.type()).set("account", delivery.account())
                .set("url", delivery.url()).set("attempt", delivery.attempt()).set("status", delivery.status())
                .set("micros", delivery.micros());
    }

    static Doc of(Account account, Doc charge) {
        return new Doc().set("account", account.id()).set("charge", charge.id())
                .set("payment_intent", charge.text("payment_intent")).set("invoice", charge.text("_invoice"))
                .set("customer", charge.text("customer")).set("payment_method", charge.text("payment_method"))
                .set("amount", charge.number("amount")).set("currency", charge.text("currency"))
                .set("succeeded", charge.is("status", "succeeded")).set("at", charge.number("created"));
    }
}
