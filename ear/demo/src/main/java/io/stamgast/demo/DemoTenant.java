package io.stamgast.demo;

import io.stamgast.demo.data.ApiClient;
import io.stamgast.demo.data.DemoYear;
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

    private static final String ALIAS = "demo";
    private static final String ADMIN_EMAIL = "admin@demo.example";
    private static final String LOADED = "tenant.demo.loaded";

    private final Access.Operator operator;
    private final URI api;
    private final Keycloak keycloak;
    private final Secrets secrets;
    private final Progress progress;

    DemoTenant(Access.Operator operator, URI api, Keycloak keycloak, Secrets secrets, Progress progress) {
        this.operator = operator;
        this.api = api;
        this.keycloak = keycloak;
        this.secrets = secrets;
        this.progress = progress;
    }

    /** Makes what isn't there yet, and says how to get in. */
    Access.Tenant provide() throws IOException {
        if (secrets.kept("tenant.demo.client.secret") == null) {
            progress.step("Making the demo tenant (once)");
            create();
        }
        var users = new ArrayList<Access.User>();
        users.add(person(secrets.kept("tenant.demo.admin"), List.of("program-admin")));
        var tenant = new Access.Tenant(ALIAS, secrets.kept("tenant.demo.client"),
                secrets.kept("tenant.demo.client.secret"), users);
        load(tenant);
        return tenant;
    }

    private void create() throws IOException {
        var tenants = new ApiClient(api, tokens(operator.clientId(), operator.clientSecret()));
        var made = tenants.post("/tenants", "demo-tenant",
                Map.of("alias", ALIAS, "name", "Koffie Noord", "adminEmail", ADMIN_EMAIL));
        secrets.keep("tenant.demo.admin", made.at("/adminUser/username").asText());
        secrets.keep("tenant.demo.client", made.at("/machineClient/clientId").asText());
        secrets.keep("tenant.demo.client.secret", made.at("/machineClient/clientSecret").asText());
    }

    private Access.User person(String username, List<String> roles) throws IOException {
        var known = "tenant.demo.password." + username;
        var password = secrets.kept(known);
        if (password == null) {
            setPassword(username, secrets.password(known));
        }
        return new Access.User(username, secrets.kept(known), roles);
    }

    private void setPassword(String username, String password) {
        var realm = new ApiClient(URI.create(keycloak.url() + "/admin/realms/stamgast"),
                tokens("provisioner", secrets.kept("client.provisioner")));
        var users = realm.get("/users?exact=true&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8));
        realm.put("/users/" + users.at("/0/id").asText() + "/reset-password",
                Map.of("type", "password", "value", password, "temporary", false));
    }

    /** A year of purchases and what follows from them; begins again where a stop cut it short. */
    private void load(Access.Tenant tenant) throws IOException {
        if (secrets.kept(LOADED) == null) {
            new DemoYear(api, tokens(tenant.clientId(), tenant.clientSecret()), LocalDate.now(),
                    what -> progress.step("Demo data: " + what)).load();
            secrets.keep(LOADED, LocalDate.now().toString());
        }
    }

    private Tokens tokens(String clientId, String clientSecret) {
        return new Tokens(keycloak.tokenEndpoint(), clientId, clientSecret);
    }
}
