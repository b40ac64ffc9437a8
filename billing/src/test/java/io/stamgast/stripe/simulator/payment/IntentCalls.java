package io.stamgast.stripe.simulator.payment;

import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import java.util.Locale;

/** The calls on {@code /v1/payment_intents}. */
public final class IntentCalls {

    private static final String INTENT = PaymentIntents.INTENT;

    private final PaymentIntents intents;
    private final PaymentMethods methods;

    public IntentCalls(PaymentIntents intents, PaymentMethods methods) {
        this.intents = intents;
        this.methods = methods;
    }

    public void register(Routes routes) {
        routes.post("/v1/payment_intents", PaymentIntentCreateParams.class, this::create).needs("amount", "currency")
                .takes("customer", "payment_method", "confirm", "off_session", "description", "metadata", "return_url",
                        "payment_method_types", "setup_future_usage", "application_fee_amount", "receipt_email",
                        "automatic_payment_methods");
        routes.get("/v1/payment_intents/{id}", PaymentIntentRetrieveParams.class, call -> call.target(INTENT))
                .takes("client_secret");
        routes.post("/v1/payment_intents/{id}/confirm", PaymentIntentConfirmParams.class, this::confirm)
                .takes("payment_method", "return_url", "off_session");
        routes.post("/v1/payment_intents/{id}/cancel", PaymentIntentCancelParams.class, call -> intents.cancel(
                call.account(), call.target(INTENT), call.parameters().text("cancellation_reason")))
                .takes("cancellation_reason");
        routes.list("/v1/payment_intents", PaymentIntentListParams.class, call -> Page.of(call, "/v1/payment_intents",
                call.account().table(INTENT).newestFirst(call.parameters().text("customer")), one ->
                        Page.within(call.parameters(), "created", one))).takes("customer", "created");
    }

    private Doc create(Call call) {
        var parameters = call.parameters();
        if (parameters.number("amount") < 1) {
            throw ApiError.invalid("parameter_invalid_integer", "amount", "This value must be greater than or equal to"
                    + " 1.");
        }
        var intent = intents.create(call.account(), call.named("customer", "customer"), parameters.number("amount"),
                parameters.text("currency").toLowerCase(Locale.ROOT));
        intent.take(parameters, "description", "setup_future_usage", "application_fee_amount", "receipt_email",
                "payment_method_types", "automatic_payment_methods");
        Metadata.merge(intent, parameters);
        intent.set("_return_url", parameters.text("return_url"));
        var method = parameters.has("payment_method")
                ? methods.find(call.account(), parameters.text("payment_method"), "payment_method") : null;
        if (method != null) {
            intent.set("payment_method", method.id()).set("status", "requires_confirmation");
        }
        call.account().add(intent, "payment_intent.created");
        return parameters.flag("confirm") ? confirm(call, intent, method) : intent;
    }

    private Doc confirm(Call call) {
        var intent = call.target(INTENT);
        var named = call.parameters().text("payment_method");
        var id = named == null ? intent.text("payment_method") : named;
        var method = id == null ? null : methods.find(call.account(), id, "payment_method");
        if (call.parameters().has("return_url")) {
            intent.set("_return_url", call.parameters().text("return_url"));
        }
        return confirm(call, intent, method);
    }

    private Doc confirm(Call call, Doc intent, Doc method) {
        if (method == null) {
            throw ApiError.invalid("parameter_missing", "payment_method", "You cannot confirm this PaymentIntent"
                    + " because it's missing a payment method.");
        }
        var offSession = call.parameters().is("off_session", "true") || call.parameters().is("off_session", "one_off")
                || call.parameters().is("off_session", "recurring");
        return intents.confirm(call.account(), intent, method, offSession ? Presence.OFF_SESSION : Presence.ASKABLE);
    }
}
