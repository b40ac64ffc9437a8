package io.stamgast.stripe.simulator.checkout;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionListLineItemsParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Expansion;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.payment.SetupIntents;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;

/** The calls on {@code /v1/checkout/sessions}. */
public final class CheckoutSessions {

    static final String SESSION = "checkout.session";
    static final String EXPIRE = "checkout.expire";
    private static final String PATH = "/v1/checkout/sessions";
    private static final long DAY_SECONDS = 86_400;
    private static final long SHORTEST_SECONDS = 1800;

    private final SetupIntents setups;
    private final String address;

    /** @param address of the simulator, where the page is */
    public CheckoutSessions(SetupIntents setups, String address) {
        this.setups = setups;
        this.address = address;
    }

    public void register(World world, Routes routes, Expansion expansion) {
        world.on(EXPIRE, (account, id) -> expire(account, account.get(SESSION, id, "id")));
        routes.post(PATH, SessionCreateParams.class, this::create).needs("mode").takes("line_items.price",
                "line_items.price_data", "line_items.quantity", "success_url", "cancel_url", "customer",
                "customer_email", "customer_creation", "client_reference_id", "metadata", "discounts.coupon",
                "expires_at", "payment_method_collection", "payment_method_types", "currency", "locale", "ui_mode",
                "automatic_tax", "billing_address_collection", "tax_id_collection", "customer_update", "submit_type",
                "subscription_data.trial_period_days", "subscription_data.trial_end",
                "subscription_data.trial_settings", "subscription_data.metadata", "subscription_data.description",
                "subscription_data.application_fee_percent", "payment_intent_data.metadata",
                "payment_intent_data.description", "payment_intent_data.application_fee_amount",
                "payment_intent_data.setup_future_usage", "invoice_creation.enabled", "invoice_creation.invoice_data",
                "setup_intent_data.metadata", "setup_intent_data.description");
        routes.get(PATH + "/{id}", SessionRetrieveParams.class, call -> call.target(SESSION));
        routes.list(PATH, SessionListParams.class, call -> Page.of(call, PATH, call.account().table(SESSION)
                .newestFirst(call.parameters().text("customer")), one -> fits(call.parameters(), one)))
                .takes("customer", "subscription", "payment_intent", "status", "created");
        routes.post(PATH + "/{id}/expire", SessionExpireParams.class, this::expireByCall);
        routes.list(PATH + "/{id}/line_items", SessionListLineItemsParams.class, call -> Page.of(call,
                PATH + "/" + call.id() + "/line_items", call.target(SESSION).docs("_line_items"), any -> true));
        expansion.onDemand(SESSION, "line_items", (account, session) -> Page.whole(
                PATH + "/" + session.id() + "/line_items",
                account.get(SESSION, session.id(), "id").docs("_line_items")));
    }

    private static boolean fits(Doc wanted, Doc session) {
        return Page.fits(wanted, "subscription", session) && Page.fits(wanted, "payment_intent", session)
                && Page.fits(wanted, "status", session) && Page.within(wanted, "created", session);
    }

    private Doc create(Call call) {
        var parameters = call.parameters();
        var account = call.account();
        var customer = call.named("customer", "customer");
        var now = account.now(customer);
        var mode = parameters.text("mode");
        refuse(parameters, mode, now);
        var session = SessionForm.blank(customer, mode, now).take(parameters, "success_url", "cancel_url",
                "customer_email", "customer_creation", "client_reference_id", "payment_method_types", "locale",
                "submit_type", "billing_address_collection", "tax_id_collection", "payment_method_collection");
        SessionForm.fill(account, session, parameters);
        session.set("url", address + "/checkout/" + account.id() + "/" + session.id())
                .set("expires_at", parameters.number("expires_at", now + DAY_SECONDS));
        if (mode.equals("setup")) {
            session.set("setup_intent", setups.create(account, customer).id());
        }
        account.save(session);
        account.plan(EXPIRE, session, session.number("expires_at"));
        return session;
    }

    private static void refuse(Doc parameters, String mode, long now) {
        if (parameters.has("ui_mode") && !parameters.text("ui_mode").startsWith("hosted")) {
            throw ApiError.invalid("simulator_unsupported", "ui_mode", "The simulator only has hosted pages.");
        } else if (!parameters.has("success_url")) {
            throw ApiError.parameterMissing("success_url");
        } else if (!mode.equals("setup") && parameters.docs("line_items").isEmpty()) {
            throw ApiError.parameterMissing("line_items");
        } else if (mode.equals("setup") && !parameters.has("currency") && !parameters.has("payment_method_types")) {
            throw ApiError.parameterMissing("currency");
        } else if (parameters.has("customer") && parameters.has("customer_email")) {
            throw ApiError.invalid(null, "customer_email", "You may only specify one of these parameters: customer,"
                    + " customer_email.");
        } else if (parameters.has("invoice_creation") && !mode.equals("payment")) {
            throw ApiError.invalid(null, "invoice_creation", "You can only enable invoice creation when `mode` is set"
                    + " to `payment`.");
        } else if (parameters.has("subscription_data") && !mode.equals("subscription")) {
            throw ApiError.invalid(null, "subscription_data", "You can not pass `subscription_data` in `" + mode
                    + "` mode.");
        }
        var lasts = parameters.number("expires_at", now + DAY_SECONDS) - now;
        if (lasts < SHORTEST_SECONDS || lasts > DAY_SECONDS) {
            throw ApiError.invalid(null, "expires_at", "The `expires_at` timestamp must be between 30 minutes and 24"
                    + " hours from Checkout Session creation.");
        }
    }

    private Doc expireByCall(Call call) {
        var session = call.target(SESSION);
        if (!session.is("status", "open")) {
            throw ApiError.invalid(null, "id", "Only Checkout Sessions with a status in [\"open\"] can be expired. This"
                    + " Checkout Session has a status of \"" + session.text("status") + "\".");
        }
        expire(call.account(), session);
        return session;
    }

    private static void expire(Account account, Doc session) {
        account.giveUp(EXPIRE, session);
        account.save(session.set("status", "expired").set("url", null));
        account.emit("checkout.session.expired", session);
    }
}
