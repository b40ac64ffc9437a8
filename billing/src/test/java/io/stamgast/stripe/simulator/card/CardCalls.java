package io.stamgast.stripe.simulator.card;

import com.stripe.param.CustomerListPaymentMethodsParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.PaymentMethodDetachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import com.stripe.param.PaymentMethodUpdateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;

/** The calls on {@code /v1/payment_methods}. */
public final class CardCalls {

    private static final String METHOD = PaymentMethods.METHOD;

    private final PaymentMethods methods;

    public CardCalls(PaymentMethods methods) {
        this.methods = methods;
    }

    public void register(Routes routes) {
        routes.post("/v1/payment_methods", PaymentMethodCreateParams.class, this::create)
                .needs("type").takes("card", "billing_details", "metadata", "allow_redisplay");
        routes.get("/v1/payment_methods/{id}", PaymentMethodRetrieveParams.class, call -> call.target(METHOD));
        routes.post("/v1/payment_methods/{id}", PaymentMethodUpdateParams.class, this::update)
                .takes("card", "billing_details", "metadata", "allow_redisplay");
        routes.post("/v1/payment_methods/{id}/attach", PaymentMethodAttachParams.class, this::attach).needs("customer");
        routes.post("/v1/payment_methods/{id}/detach", PaymentMethodDetachParams.class, this::detach);
        routes.list("/v1/payment_methods", PaymentMethodListParams.class, call -> list(call,
                call.parameters().text("customer"), "/v1/payment_methods")).takes("customer", "type");
        routes.list("/v1/customers/{id}/payment_methods", CustomerListPaymentMethodsParams.class, call -> list(call,
                call.target("customer").id(), "/v1/customers/" + call.id() + "/payment_methods")).takes("type");
        routes.get("/v1/customers/{customer}/payment_methods/{id}", PaymentMethodRetrieveParams.class,
                CardCalls::ofCustomer);
    }

    private Doc create(Call call) {
        var parameters = call.parameters();
        if (!parameters.is("type", "card")) {
            throw ApiError.invalid("simulator_unsupported", "type", "The simulator only knows cards.");
        }
        var method = methods.create(call.account(), card(parameters));
        method.take(parameters, "allow_redisplay");
        merge(method, parameters);
        if (parameters.has("card.exp_month")) {
            method.set("card.exp_month", parameters.number("card.exp_month"))
                    .set("card.exp_year", parameters.number("card.exp_year"));
        }
        return call.account().save(method);
    }

    private static TestCard card(Doc parameters) {
        var token = parameters.text("card.token");
        if (token != null) {
            return TestCard.byToken("pm_card_" + token.substring(token.indexOf('_') + 1))
                    .orElseThrow(() -> ApiError.noSuch("token", token, "card[token]"));
        } else if (!parameters.has("card.number")) {
            throw ApiError.parameterMissing("card");
        }
        return TestCard.byNumber(parameters.text("card.number"))
                .orElseThrow(() -> ApiError.card(new Doc().set("code", "incorrect_number").set("param", "number")
                        .set("message", "Your card number is incorrect.")));
    }

    private static void merge(Doc method, Doc parameters) {
        Metadata.merge(method, parameters);
        var billing = parameters.doc("billing_details");
        if (billing != null) {
            method.doc("billing_details").take(billing, "address", "email", "name", "phone", "tax_id");
        }
    }

    private Doc update(Call call) {
        var method = call.target(METHOD);
        if (!method.has("customer")) {
            throw ApiError.invalid(null, null, "You must save this PaymentMethod to a customer before you can update"
                    + " it.");
        }
        call.account().update(method, "payment_method.updated", one -> {
            one.take(call.parameters(), "allow_redisplay");
            merge(one, call.parameters());
            if (call.parameters().has("card")) {
                one.doc("card").take(call.parameters().doc("card"), "exp_month", "exp_year");
            }
        });
        return method;
    }

    private Doc attach(Call call) {
        var customer = call.required("customer", "customer");
        return methods.attach(call.account(), methods.find(call.account(), call.id(), "payment_method"), customer);
    }

    private Doc detach(Call call) {
        var method = call.target(METHOD);
        var customer = method.has("customer") ? call.account().get("customer", method.text("customer"), "customer")
                : null;
        methods.detach(call.account(), method);
        if (customer.is("invoice_settings.default_payment_method", method.id())) {
            call.account().update(customer, "customer.updated", one ->
                    one.set("invoice_settings.default_payment_method", null));
        }
        return method;
    }

    private static Doc list(Call call, String customer, String url) {
        if (customer != null) {
            call.account().get("customer", customer, "customer");
        }
        return Page.of(call, url, call.account().table(METHOD).newestFirst(customer),
                one -> Page.fits(call.parameters(), "type", one) && one.has("customer"));
    }

    private static Doc ofCustomer(Call call) {
        var method = call.target(METHOD);
        if (!method.is("customer", call.path().get("customer"))) {
            throw ApiError.noSuch(METHOD, call.id(), "payment_method");
        }
        return method;
    }
}
