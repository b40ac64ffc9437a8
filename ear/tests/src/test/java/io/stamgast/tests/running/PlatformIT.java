package io.stamgast.tests.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnPlatform
class PlatformIT {

    @Test
    void itIsReadyOnceDatabaseAndKeysAnswer(Platform platform) {
        var ready = platform.root().get("/health/ready").expect(200).json();

        assertEquals("UP", ready.get("status").asText());
        assertEquals("[\"database\",\"keycloak-keys\",\"start\"]", ready.get("checks").findValues("name").stream()
                .map(Object::toString).sorted().toList().toString().replace(", ", ","));
    }

    @Test
    void itShowsFiguresOfRequestsPostingsThePoolAndJobs(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var draft = tenant.api().post("/rule-sets", Map.of("name", "base", "rules", List.of(
                Map.of("code", "base", "kind", "SPEND", "unit", "10.00", "points", 1)))).expect(201).json();
        tenant.api().post("/rule-sets/" + draft.get("id").asText() + "/publish",
                Map.of("effectiveFrom", "2020-01-01T00:00:00Z")).expect(200);
        var before = figures(platform);

        tenant.api().post("/purchases", purchase("1", "50.00")).expect(201);
        tenant.api().post("/purchases/batch", List.of(purchase("1", "50.00"), purchase("2", "30.00"))).expect(200);

        var after = figures(platform);
        assertEquals(2, sum(after, "stamgast_purchases_total{", "posted")
                - sum(before, "stamgast_purchases_total{", "posted"));
        assertEquals(1, sum(after, "stamgast_purchases_total{", "unchanged")
                - sum(before, "stamgast_purchases_total{", "unchanged"));
        assertEquals(8, sum(after, "stamgast_points_total{", "earned")
                - sum(before, "stamgast_points_total{", "earned"));
        assertEquals(2, sum(after, "stamgast_postings_total{", "") - sum(before, "stamgast_postings_total{", ""));
        assertTrue(sum(after, "stamgast_requests_seconds_count{", "\"/purchases\"")
                > sum(before, "stamgast_requests_seconds_count{", "\"/purchases\""), after);
        assertTrue(sum(after, "stamgast_connections{", "") > 0, after);
        assertTrue(after.contains("stamgast_jobs_waiting{kind=\"import\""), after);
    }

    @Test
    void aTokenIsVerifiedOnceHoweverOftenItIsSent(Platform platform) {
        var tenant = platform.newTenant();
        tenant.api().get("/program").expect(200);
        var before = sum(figures(platform), "stamgast_tokens_verified_total", "");
        assertTrue(before > 0);

        for (var request = 0; request < 10; request++) {
            tenant.api().get("/program").expect(200);
        }

        assertEquals(before, sum(figures(platform), "stamgast_tokens_verified_total", ""));
    }

    private static String figures(Platform platform) {
        return platform.root().get("/metrics").expect(200).text();
    }

    /** Of the lines that begin so and hold that. */
    private static double sum(String figures, String begin, String part) {
        return figures.lines().filter(line -> line.startsWith(begin) && line.contains(part))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private static Map<String, Object> purchase(String number, String amount) {
        return Map.of("source", "erp", "invoiceNumber", number, "account", "ext:C1", "currency", "EUR",
                "occurredAt", "2026-01-05T10:00:00Z",
                "lines", List.of(Map.of("sku", "A", "quantity", "1", "netAmount", amount)));
    }

    @Test
    void addressesInAnswersBeginAsCallersReachIt(Platform platform) {
        var tenant = platform.newTenant();
        var direct = platform.access().api().replace("127.0.0.1", "localhost");

        var made = tenant.api().post(direct + "/accounts", Map.of("externalId", "C1", "name", "One")).expect(201);
        tenant.account("C2");
        var page = tenant.api().get(direct + "/accounts?limit=1").expect(200).json();

        assertTrue(made.header("Location").startsWith(platform.access().api() + "/accounts/"), made.toString());
        assertTrue(page.get("next").asText().startsWith(platform.access().api() + "/accounts?"), page.toString());
        tenant.api().get(page.get("next").asText()).expect(200);
    }

    @Test
    void aCallWithoutATokenIsRefusedAsAProblem(Platform platform) {
        assertIsRefused(platform.nobody().get("/program"));
    }

    @Test
    void aCallWithAWrongTokenIsRefusedAsAProblem(Platform platform) {
        assertIsRefused(platform.nobody().with("Authorization", "Bearer not.a.token").get("/program"));
    }

    @Test
    void anAddressThatIsNotThereIsAProblem(Platform platform) {
        var answer = platform.operator().get("/nothing").expect(404);

        assertEquals("not-found", answer.problem());
    }

    @Test
    void onlyTheOwnerReadsItsSecrets(Platform platform) throws IOException {
        for (var file : List.of("secrets.properties", "access.json")) {
            var permissions = Files.getPosixFilePermissions(platform.directory().resolve(file));
            assertEquals("rw-------", PosixFilePermissions.toString(permissions));
        }
    }

    private static void assertIsRefused(Answer answer) {
        answer.expect(401);
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals("unauthorized", answer.problem());
    }
}
