package io.stamgast.tests.tenancy;

import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.Platform;
import java.util.Map;
import java.util.UUID;

/** A tenant made for one test, and the API as its machine client. */
record FreshTenant(String alias, String adminEmail, ApiClient api) {

    static FreshTenant on(Platform platform) {
        var alias = newAlias();
        var email = "admin@" + alias + ".test";
        var made = platform.operator().post("/tenants", body(alias, email)).expect(201).json().get("machineClient");
        return new FreshTenant(alias, email,
                platform.machine(made.get("clientId").asText(), made.get("clientSecret").asText()));
    }

    static Map<String, String> body(String alias, String email) {
        return Map.of("alias", alias, "name", "Tenant " + alias, "adminEmail", email);
    }

    static String newAlias() {
        return "t-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** An account of this tenant; answers its id. */
    String account(String externalId) {
        return api.post("/accounts", Map.of("externalId", externalId, "name", "Account " + externalId)).expect(201)
                .json().get("id").asText();
    }
}
