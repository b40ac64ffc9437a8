package io.stamgast.stripe.simulator.payment;

import com.stripe.param.SetupIntentCancelParams;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentListParams;
import com.stripe.param.SetupIntentRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;

/** The calls on {@code /v1/setup_intents}. */
public final class SetupCalls {

    private static final String INTENT = SetupIntents.INTENT;

    private final SetupIntents intents;
    private final PaymentMethods methods;

    public SetupCalls(SetupIntents intents, PaymentMethods methods) {
        this.intents = intents;
        this.methods = methods;
    }

    public void register(Routes routes) {
        routes.post("/v1/setup_intents", SetupIntentCreateParams.class, this::create)
                .takes("customer", "payment_method", "confirm", "usage", "description", "metadata", "return_url",
                        "payment_method_types", "automatic_payment_methods");
        routes.get("/v1/setup_intents/{id}", SetupIntentRetrieveParams.class, call -> call.target(INTENT))
                .takes("client_secret");
        routes.post("/v1/setup_intents/{id}/confirm", SetupIntentConfirmParams.class, this::confirm)
                .takes("payment_method", "return_url");
        routes.post("/v1/setup_intents/{id}/cancel", SetupIntentCancelParams.class, call -> intents.cancel(
                call.account(), call.target(INTENT), call.parameters().text("cancellation_reason")))
                .takes("cancellation_reason");
        routes.list("/v1/setup_intents", SetupIntentListParams.class, call -> Page.of(call, "/v1/setup_intents",
                call.account().table(INTENT).newestFirst(call.parameters().text("customer")), one ->
                        Page.fits(call.parameters(), "payment_method", one)
                                && Page.within(call.parameters(), "created", one)))
                .takes("customer", "payment_method", "created");
    }

    private Doc create(Call call) {
        var parameters = call.parameters();
        var customer = call.named("customer", "customer");
        var method = parameters.has("payment_method")
                ? methods.find(call.account(), parameters.text("payment_method"), "payment_method") : null;
        var intent = intents.create(call.account(), customer);
        intent.take(parameters, "usage", "description", "payment_method_types", "automatic_payment_methods");
        Metadata.merge(intent, parameters);
        intent.set("_return_url", parameters.text("return_url"));
        if (method != null) {
            intent.set("payment_method", method.id()).set("status", "requires_confirmation");
        }
        call.account().save(intent);
        return parameters.flag("confirm") ? confirm(call, intent, method) : intent;
    }

    private Doc confirm(Call call) {
        var intent = call.target(INTENT);
        var named = call.parameters().text("payment_method");
        var id = named == null ? intent.text("payment_method") : named;
        if (call.parameters().has("return_url")) {
            intent.set("_return_url", call.parameters().text("return_url"));
        }
        return confirm(call, intent, id == null ? null : methods.find(call.account(), id, "payment_method"));
    }

    private Doc confirm(Call call, Doc intent, Doc method) {
        if (method == null) {
            throw ApiError.invalid("parameter_missing", "payment_method", "You cannot confirm this SetupIntent because"
                    + " it's missing a payment method.");
        }
        return intents.confirm(call.account(), intent, method, Presence.ASKABLE);
    }
}
