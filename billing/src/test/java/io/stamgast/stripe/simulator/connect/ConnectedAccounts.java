package io.stamgast.stripe.simulator.connect;

import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountListParams;
import com.stripe.param.AccountRetrieveParams;
import com.stripe.param.AccountUpdateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import io.stamgast.stripe.simulator.world.World;
import java.util.List;
import java.util.Locale;

/** The calls on {@code /v1/accounts}. */
public final class ConnectedAccounts {

    static final String ACCOUNT = "account";
    private static final String UPDATED = "account.updated";
    private static final List<String> DUE = List.of("business_profile.url", "external_account", "tos_acceptance.date",
            "tos_acceptance.ip");

    private final World world;

    public ConnectedAccounts(World world) {
        this.world = world;
    }

    public void register(Routes routes) {
        routes.post("/v1/accounts", AccountCreateParams.class, this::create).takes("type", "country", "email",
                "business_type", "business_profile", "capabilities", "controller", "default_currency", "metadata");
        routes.get("/v1/accounts/{id}", AccountRetrieveParams.class, call -> target(call, call.id()));
        routes.get("/v1/account", AccountRetrieveParams.class, call -> target(call, call.account().id()));
        routes.post("/v1/accounts/{id}", AccountUpdateParams.class, this::update)
                .takes("email", "business_profile", "metadata");
        routes.list("/v1/accounts", AccountListParams.class, call -> Page.of(call, "/v1/accounts",
                platform(call).table(ACCOUNT).newestFirst(), one ->
                        Page.within(call.parameters(), "created", one))).takes("created");
    }

    /** The account, which an account sees itself and the platform sees of all. */
    private Doc target(Call call, String id) {
        if (World.isPlatform(id)) {
            return Doc.of(ACCOUNT, id).set("charges_enabled", true).set("details_submitted", true)
                    .set("payouts_enabled", true).set("country", "NL").set("default_currency", "eur");
        }
        var account = find(platform(call), id);
        if (call.account().connected() && !call.account().id().equals(id)) {
            throw ApiError.noSuch(ACCOUNT, id, "account");
        }
        return account;
    }

    private Account platform(Call call) {
        return call.account().connected() ? world.platformOf(call.account().id()) : call.account();
    }

    Doc find(String id) {
        return find(world.platformOf(id), id);
    }

    Doc find(Account platform, String id) {
        var account = platform.table(ACCOUNT).get(id);
        if (account == null || !world.knows(platform, id)) {
            throw ApiError.of(403, "invalid_request_error", "account_invalid", "The provided key does not have access"
                    + " to account '" + id + "' (or that account does not exist). Application access may have been"
                    + " revoked.");
        }
        return account;
    }

    private Doc create(Call call) {
        var parameters = call.parameters();
        var country = parameters.has("country") ? parameters.text("country") : "NL";
        var account = Doc.of(ACCOUNT, "acct_" + Ids.random(16)).set("business_profile", new Doc().set("name", null)
                        .set("url", null).set("mcc", null)).set("business_type", null)
                .set("capabilities", new Doc().set("card_payments", "inactive").set("transfers", "inactive"))
                .set("charges_enabled", false).set("controller", controller(parameters)).set("country", country)
                .set("created", world.time().now()).set("default_currency", "eur").set("details_submitted", false)
                .set("email", null).set("metadata", new Doc()).set("payouts_enabled", false)
                .set("requirements", requirements(DUE)).set("future_requirements", requirements(List.of()))
                .set("settings", new Doc().set("dashboard", new Doc().set("display_name", null)
                        .set("timezone", "Etc/UTC"))).set("tos_acceptance", new Doc().set("date", null))
                .set("type", "none").take(parameters, "type", "email", "business_type", "default_currency");
        profile(account, parameters);
        account.set("country", country.toUpperCase(Locale.ROOT));
        world.open(account.id());
        return platform(call).save(account);
    }

    private static Doc controller(Doc parameters) {
        var controller = new Doc().set("type", "application").set("is_controller", true);
        return parameters.doc("controller") == null ? controller
                : controller.take(parameters.doc("controller"), "fees", "losses", "requirement_collection",
                        "stripe_dashboard");
    }

    private static void profile(Doc account, Doc parameters) {
        if (parameters.doc("business_profile") != null) {
            account.doc("business_profile").take(parameters.doc("business_profile"), "name", "url", "mcc",
                    "support_email", "product_description");
        }
        Metadata.merge(account, parameters);
    }

    private static Doc requirements(List<String> due) {
        return new Doc().set("alternatives", List.of()).set("current_deadline", null).set("currently_due", due)
                .set("disabled_reason", due.isEmpty() ? null : "requirements.past_due").set("errors", List.of())
                .set("eventually_due", due).set("past_due", due).set("pending_verification", List.of());
    }

    private Doc update(Call call) {
        var account = target(call, call.id());
        change(account, () -> {
            account.take(call.parameters(), "email");
            profile(account, call.parameters());
        });
        return account;
    }

    /** The account has told Stripe all that it must, and can be paid. */
    void onboard(Doc account) {
        change(account, () -> account.set("charges_enabled", true).set("payouts_enabled", true)
                .set("details_submitted", true).set("requirements", requirements(List.of()))
                .set("capabilities", new Doc().set("card_payments", "active").set("transfers", "active"))
                .set("tos_acceptance.date", world.time().now()));
    }

    /** The event is the connected account's own, the object is kept with the platform. */
    private void change(Doc account, Runnable change) {
        change.run();
        world.platformOf(account.id()).save(account);
        world.account(account.id()).emit(UPDATED, account);
    }

    /** For tests that need an account that can be paid, without its page. */
    public void onboard(String account) {
        onboard(find(account));
    }

    /** Its owner takes it from the platform, which is told so and has no way into it any more. */
    public void disconnect(String id) {
        var account = find(id);
        world.account(id).emit("account.application.deauthorized",
                Doc.of("application", "ca_platform").set("name", "Stamgast"));
        world.platformOf(id).save(account.set(World.LEFT, true));
    }
}
