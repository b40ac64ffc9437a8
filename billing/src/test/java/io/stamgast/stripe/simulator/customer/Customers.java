package io.stamgast.stripe.simulator.customer;

import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.CustomerUpdateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The calls on {@code /v1/customers}. */
public final class Customers {

    private static final String CUSTOMER = "customer";
    private static final String DEFAULT_METHOD = "invoice_settings.default_payment_method";
    private static final String[] PLAIN = {"name", "email", "phone", "description", "address", "shipping",
            "preferred_locales", "tax_exempt", "balance"};

    private final PaymentMethods methods;
    private final BiConsumer<Account, Doc> beforeDeletion;

    /** @param beforeDeletion ends what a customer has who is about to go */
    public Customers(PaymentMethods methods, BiConsumer<Account, Doc> beforeDeletion) {
        this.methods = methods;
        this.beforeDeletion = beforeDeletion;
    }

    public void register(Routes routes) {
        routes.post("/v1/customers", CustomerCreateParams.class, this::create).takes(PLAIN)
                .takes("metadata", "invoice_settings", "payment_method", "test_clock", "tax_id_data");
        routes.get("/v1/customers/{id}", CustomerRetrieveParams.class, call -> call.target(CUSTOMER));
        routes.post("/v1/customers/{id}", CustomerUpdateParams.class, this::update).takes(PLAIN)
                .takes("metadata", "invoice_settings");
        routes.delete("/v1/customers/{id}", CustomerRetrieveParams.class, this::delete);
        routes.list("/v1/customers", CustomerListParams.class, Customers::list)
                .takes("email", "created", "test_clock");
    }

    private Doc create(Call call) {
        var clock = call.named("test_clock", "test_helpers.test_clock");
        var account = call.account();
        var card = call.parameters().has("payment_method")
                ? methods.find(account, call.parameters().text("payment_method"), "payment_method") : null;
        var customer = fresh(account, clock == null ? null : clock.id());
        apply(call, customer);
        if (card != null) {
            methods.attach(account, card, customer);
        }
        if (call.parameters().has("invoice_settings.default_payment_method")) {
            customer.set(DEFAULT_METHOD, own(call, customer, card));
        }
        account.add(customer, "customer.created");
        for (var taxId : call.parameters().docs("tax_id_data")) {
            TaxIds.add(account, customer, taxId.text("type"), taxId.text("value"));
        }
        return customer;
    }

    /** A customer of whom nothing is known yet, not kept yet. */
    public static Doc fresh(Account account, String clock) {
        return Doc.of(CUSTOMER, Ids.fresh("cus")).set("created", account.now(clock)).set("livemode", false)
                .set("address", null).set("balance", 0).set("currency", null).set("default_source", null)
                .set("delinquent", false).set("description", null).set("discount", null).set("email", null)
                .set("invoice_prefix", Ids.random(8).toUpperCase(Locale.ROOT))
                .set("invoice_settings", new Doc().set("custom_fields", null).set("default_payment_method", null)
                        .set("footer", null).set("rendering_options", null))
                .set("metadata", new Doc()).set("name", null).set("next_invoice_sequence", 1).set("phone", null)
                .set("preferred_locales", List.of()).set("shipping", null).set("tax_exempt", "none")
                .set("test_clock", clock);
    }

    private static void apply(Call call, Doc customer) {
        customer.take(call.parameters(), PLAIN);
        Metadata.merge(customer, call.parameters());
        var settings = call.parameters().doc("invoice_settings");
        if (settings != null) {
            customer.doc("invoice_settings").take(settings, "custom_fields", "footer", "rendering_options");
        }
    }

    /** A default payment method must be the customer's own. */
    private static String own(Call call, Doc customer, Doc justAttached) {
        var id = call.parameters().text(DEFAULT_METHOD);
        if (justAttached != null && id.equals(call.parameters().text("payment_method"))) {
            return justAttached.id();
        }
        var method = call.account().get(PaymentMethods.METHOD, id, "invoice_settings[default_payment_method]");
        if (!method.is(CUSTOMER, customer.id())) {
            throw ApiError.invalid("resource_missing", "invoice_settings[default_payment_method]", "The customer does"
                    + " not have a payment method with the ID " + id + ". The payment method must be attached to the"
                    + " customer.");
        }
        return id;
    }

    private Doc update(Call call) {
        var customer = call.target(CUSTOMER);
        if (customer.flag("deleted")) {
            throw ApiError.noSuch(CUSTOMER, customer.id(), "id");
        }
        var settings = call.parameters().doc("invoice_settings");
        var method = settings != null && settings.has("default_payment_method") ? own(call, customer, null) : null;
        call.account().update(customer, "customer.updated", one -> {
            apply(call, one);
            if (settings != null && settings.given("default_payment_method")) {
                one.set(DEFAULT_METHOD, method);
            }
        });
        return customer;
    }

    private Doc delete(Call call) {
        var customer = call.target(CUSTOMER);
        beforeDeletion.accept(call.account(), customer);
        call.account().emit("customer.deleted", customer);
        var gone = Doc.of(CUSTOMER, customer.id()).set("deleted", true);
        call.account().save(gone);
        return gone;
    }

    private static Doc list(Call call) {
        var parameters = call.parameters();
        return Page.of(call, "/v1/customers", call.account().table(CUSTOMER).newestFirst(), one ->
                !one.flag("deleted") && Page.fits(parameters, "email", one) && Page.fits(parameters, "test_clock", one)
                        && Page.within(parameters, "created", one));
    }
}
