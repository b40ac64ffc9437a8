package io.stamgast.tests.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A tenant made for one test, and the API as its machine client.
 *
 * @param adminEmail of its first program-admin
 * @param adminPassword which that person must change at the first login
 */
public record FreshTenant(String alias, String adminEmail, String adminPassword, ApiClient api) {

    /** @param settings what else the order says: {@code currency}, {@code timeZone} */
    static FreshTenant on(Platform platform, Map<String, String> settings) {
        var alias = newAlias();
        var email = "admin@" + alias + ".test";
        var order = new HashMap<>(order(alias, email));
        order.putAll(settings);
        var made = platform.operator().post("/tenants", order).expect(201).json();
        var client = made.get("machineClient");
        return new FreshTenant(alias, email, made.at("/adminUser/temporaryPassword").asText(),
                platform.machine(client.get("clientId").asText(), client.get("clientSecret").asText()));
    }

    /** The body that orders such a tenant. */
    public static Map<String, String> order(String alias, String email) {
        return Map.of("alias", alias, "name", "Tenant " + alias, "adminEmail", email);
    }

    public static String newAlias() {
        return "t-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** An account of this tenant; answers its id. */
    public String account(String externalId) {
        return api.post("/accounts", Map.of("externalId", externalId, "name", "Account " + externalId)).expect(201)
                .json().get("id").asText();
    }

    /** Whether the tenant's ledger adds up. */
    public boolean addsUp() {
        return api.get("/ledger/check").expect(200).json().get("ok").asBoolean();
    }
}
