package io.stamgast.tests.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A tenant made for one test, and the API as its machine client.
 *
 * @param adminEmail of its first program-admin
 * @param adminPassword which that person must change at the first login
 */
public record FreshTenant(String alias, String adminEmail, String adminPassword, ApiClient api) {

    private static final String PASSWORD = "a-Long-Enough-1-Password";
    private static final String BOUNDARY = "a-file-of-invoices";
    private static final Set<String> ENDED = Set.of("DONE", "FAILED", "CANCELLED");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

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

    /** Opens its test mode: a tenant of its own to whoever calls as the machine client that comes with it. */
    public FreshTenant openTestMode(Platform platform) {
        var client = api.post("/test-mode", "").expect(201).json().get("machineClient");
        return new FreshTenant(alias + ".test", adminEmail, adminPassword,
                platform.machine(client.get("clientId").asText(), client.get("clientSecret").asText()));
    }

    /** The API as its first program-admin. */
    public ApiClient admin(Platform platform) {
        return personOf(platform, adminEmail);
    }

    /** The API as a person whose first login is over. */
    public static ApiClient personOf(Platform platform, String email) {
        var keycloak = platform.keycloak();
        var user = keycloak.get("/users?exact=true&email=" + email).expect(200).json().at("/0/id").asText();
        keycloak.put("/users/" + user + "/reset-password",
                Map.of("type", "password", "value", PASSWORD, "temporary", false)).expect(204);
        return platform.person(email, PASSWORD);
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

    /** The job that was accepted, once it has ended. */
    public JsonNode ended(Answer accepted) {
        var job = accepted.expect(202).json();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!ENDED.contains(job.get("state").asText())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("does not end: " + job);
            }
            job = api.get(accepted.header("Location")).expect(200).json();
        }
        return job;
    }

    /** Uploads a file for import. */
    public Answer upload(String mapping, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + mapping + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"invoices.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return api.post("/imports", "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** Whether the tenant's ledger adds up. */
    public boolean addsUp() {
        return api.get("/ledger/check").expect(200).json().get("ok").asBoolean();
    }
}
