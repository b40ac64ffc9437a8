package io.stamgast.demo;

import io.stamgast.demo.data.ApiClient;
import io.stamgast.demo.data.DemoData;
import io.stamgast.demo.data.DemoYear;
import io.stamgast.demo.stripe.TestPayments;
import io.stamgast.launcher.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The demo's tenant, made through the API as an operator makes any tenant, once. Its people get passwords that stay,
 * where others would choose their own at the first login.
 */
final class DemoTenant {

    private static final System.Logger LOG = System.getLogger(DemoTenant.class.getName());
    private static final String ALIAS = "demo";
    private static final String ADMIN_EMAIL = "admin@demo.example";
    private static final String ADMIN = "tenant.demo.admin";
    private static final String CLIENT = "tenant.demo.client";
    private static final String CLIENT_SECRET = "tenant.demo.client.secret";
    private static final String PASSWORD = "tenant.demo.password.";
    private static final String DAY = "tenant.demo.day";
    private static final String LOADED = "tenant.demo.loaded";
    private static final String CONNECTED = "tenant.demo.stripe";

    private final Access.Operator operator;
    private final String portal;
    private final URI api;
    private final Keycloak keycloak;
    private final TestPayments payments;
    private final Secrets secrets;
    private final Progress progress;

    /** @param portal the address of the pages, below which the API is */
    DemoTenant(Access.Operator operator, String portal, Keycloak keycloak, TestPayments payments, Secrets secrets,
               Progress progress) {
        this.operator = operator;
        this.portal = portal;
        this.api = URI.create(portal + "/api/v1");
        this.keycloak = keycloak;
        this.payments = payments;
        this.secrets = secrets;
        this.progress = progress;
    }

    /** Makes what isn't there yet, and says how to get in. */
    Access.Tenant provide() throws IOException {
        if (secrets.kept(CLIENT_SECRET) == null) {
            progress.step("Making the demo tenant (once)");
            create();
        }
        var tokens = tokens(secrets.kept(CLIENT), secrets.kept(CLIENT_SECRET));
        var machine = new ApiClient(api, tokens);
        var users = new ArrayList<Access.User>();
        users.add(person(secrets.kept(ADMIN), List.of("program-admin")));
        users.add(staff(machine, "Marieke Visser", "manager@demo.example", "account-manager"));
        users.add(staff(machine, "Sophie Klein", "finance@demo.example", "finance"));
        users.add(staff(machine, "Ruben Maas", "reader@demo.example", "read-only"));
        try {
            connect(machine);
            load(tokens);
            users.add(buyer(machine));
        } catch (IllegalStateException refused) {
            // the platform runs and its staff can log in; better to look into it than to be shut out
            LOG.log(System.Logger.Level.ERROR, "the demo data is incomplete", refused);
            progress.step("The demo data is incomplete; the next start goes on with it. " + refused.getMessage());
        }
        return new Access.Tenant(ALIAS, secrets.kept(CLIENT), secrets.kept(CLIENT_SECRET), users);
    }

    private void create() throws IOException {
        var tenants = new ApiClient(api, tokens(operator.clientId(), operator.clientSecret()));
        var made = tenants.post("/tenants", "demo-tenant",
                Map.of("alias", ALIAS, "name", "Koffie Noord", "adminEmail", ADMIN_EMAIL));
        secrets.keep(ADMIN, made.at("/adminUser/username").asText());
        secrets.keep(CLIENT, made.at("/machineClient/clientId").asText());
        secrets.keep(CLIENT_SECRET, made.at("/machineClient/clientSecret").asText());
    }

    private Access.User staff(ApiClient machine, String name, String email, String role) throws IOException {
        if (secrets.kept(PASSWORD + email) == null) {
            machine.post("/staff", "demo-" + email, Map.of("name", name, "email", email, "roles", List.of(role)));
        }
        return person(email, List.of(role));
    }

    /** Who buys for the first of the accounts; they are there once the data is loaded. */
    private Access.User buyer(ApiClient machine) throws IOException {
        var email = "buyer@demo.example";
        if (secrets.kept(PASSWORD + email) == null) {
            var account = new DemoData(day()).accounts().get(0).externalId();
            machine.post("/accounts/ext:" + account + "/members", "demo-" + email,
                    Map.of("name", "Jan de Boer", "email", email, "role", "owner"));
        }
        return person(email, List.of("buyer"));
    }

    /** The password is kept only once it is set, so that a start cut short sets it again. */
    private Access.User person(String username, List<String> roles) throws IOException {
        if (secrets.kept(PASSWORD + username) == null) {
            var password = Secrets.random();
            setPassword(username, password);
            secrets.keep(PASSWORD + username, password);
        }
        return new Access.User(username, secrets.kept(PASSWORD + username), roles);
    }

    private void setPassword(String username, String password) {
        var realm = new ApiClient(URI.create(keycloak.url() + "/admin/realms/stamgast"),
                tokens("provisioner", secrets.kept("client.provisioner")));
        var users = realm.get("/users?exact=true&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8));
        realm.put("/users/" + users.at("/0/id").asText() + "/reset-password",
                Map.of("type", "password", "value", password, "temporary", false));
    }

    /** An account at Stripe that takes payments, as the tenant would open it. */
    private void connect(ApiClient machine) throws IOException {
        if (secrets.kept(CONNECTED) == null) {
            var back = portal + "/admin/plans.xhtml";
            machine.post("/billing/stripe-account", "demo-stripe", Map.of("refreshUrl", back, "returnUrl", back));
            var account = machine.get("/billing/stripe-account").get("stripeAccount").asText();
            payments.onboard(account);
            machine.get("/billing/stripe-account?refresh=true");
            secrets.keep(CONNECTED, account);
        }
    }

    /** A year of purchases and what follows from them; begins again where a stop cut it short. */
    private void load(Tokens tokens) throws IOException {
        if (secrets.kept(LOADED) == null) {
            if (secrets.kept(DAY) == null) {
                // the same data when it begins again tomorrow
                secrets.keep(DAY, LocalDate.now(DemoData.ZONE).toString());
            }
            new DemoYear(api, tokens, day(), what -> progress.step("Demo data: " + what)).load();
            secrets.keep(LOADED, "true");
        }
    }

    private LocalDate day() {
        return LocalDate.parse(secrets.kept(DAY));
    }

    private Tokens tokens(String clientId, String clientSecret) {
        return new Tokens(keycloak.tokenEndpoint(), clientId, clientSecret);
    }
}
