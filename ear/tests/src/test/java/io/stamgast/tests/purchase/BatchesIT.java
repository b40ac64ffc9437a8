package io.stamgast.tests.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two purchases of 100.00 at 1 point per 10.00, and between them one in another currency. */
@OnPlatform
class BatchesIT {

    private static final String PURCHASE = """
            {"source":"erp","invoiceNumber":"%s","account":"ext:C1","occurredAt":"2026-01-02T10:00:00Z",\
            "currency":"%s","lines":[{"sku":"A","quantity":"1","netAmount":"100.00"}]}""";
    private static final List<String> PURCHASES = List.of(PURCHASE.formatted("1", "EUR"),
            PURCHASE.formatted("2", "GBP"), PURCHASE.formatted("3", "EUR"));
    private static final String BATCH = "[" + String.join(",", PURCHASES) + "]";

    @Test
    void aBatchIsAnsweredPurchaseByPurchase(Platform platform) {
        var tenant = tenant(platform);

        var answer = tenant.api().post("/purchases/batch", BATCH).expect(200).json();

        assertEquals("2 0 0 1 20", counts(answer.get("counts")));
        assertEquals("201 422 201", IntStream.range(0, 3).mapToObj(item -> answer.at("/items/" + item + "/status")
                .asText()).collect(Collectors.joining(" ")));
        assertEquals("wrong-currency", answer.at("/items/1/problem/code").asText());
        assertEquals("10", answer.at("/items/0/points").asText());
        var posted = answer.at("/items/2/id").asText();
        assertEquals("3", tenant.api().get("/purchases/" + posted).expect(200).json().get("invoiceNumber").asText());
        assertEquals(20, available(tenant));
    }

    @Test
    void aPurchaseALineIsABatchToo(Platform platform) {
        var tenant = tenant(platform);
        var lines = BodyPublishers.ofString(String.join("\n", PURCHASES));
        var answer = tenant.api().post("/purchases/batch", "application/x-ndjson", lines).expect(200).json();
        assertEquals("2 0 0 1 20", counts(answer.get("counts")));
    }

    @Test
    void theSameKeyPostsABatchOnceAndAnotherKeyFindsItUnchanged(Platform platform) {
        var tenant = tenant(platform);
        var keyed = tenant.api().withKey("batch-1");
        var first = keyed.post("/purchases/batch", BATCH).expect(200);

        var again = keyed.post("/purchases/batch", BATCH).expect(200);

        assertNull(first.header("Idempotent-Replayed"));
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(first.json(), again.json());
        assertEquals("idempotency-key-reused", keyed.post("/purchases/batch", "[]").expect(409).problem());
        assertEquals("0 0 2 1 0",
                counts(tenant.api().post("/purchases/batch", BATCH).expect(200).json().get("counts")));
        assertEquals(20, available(tenant));
    }

    @Test
    void aBatchInTheBackgroundIsAJobWithItsRejections(Platform platform) {
        var tenant = tenant(platform);
        var keyed = tenant.api().withKey("batch-2").with("Prefer", "respond-async");
        var accepted = keyed.post("/purchases/batch", BATCH).expect(202);
        assertTrue(accepted.header("Location").endsWith("/api/v1/jobs/" + accepted.json().get("id").asText()));

        var job = tenant.ended(accepted);

        assertEquals("DONE", job.get("state").asText(), job.toString());
        assertEquals(100, job.get("progress").asInt());
        assertEquals("2 0 0 1 20", counts(job));
        var rejected = tenant.api().get(accepted.header("Location") + "/rejections").expect(200).json().get("items");
        assertEquals(1, rejected.size());
        assertEquals("2 currency wrong-currency", Stream.of("row", "field", "reason")
                .map(name -> rejected.get(0).get(name).asText()).collect(Collectors.joining(" ")));
        assertEquals(20, available(tenant));
    }

    @Test
    void theSameKeyQueuesOneJob(Platform platform) {
        var tenant = tenant(platform);
        var keyed = tenant.api().withKey("batch-3").with("Prefer", "respond-async");
        var first = keyed.post("/purchases/batch", BATCH).expect(202);
        tenant.ended(first);

        var again = keyed.post("/purchases/batch", BATCH).expect(202);

        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(1, tenant.api().get("/jobs?kind=purchase-batch").expect(200).json().get("items").size());
        assertEquals(20, available(tenant));
    }

    private static FreshTenant tenant(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var draft = tenant.api().post("/rule-sets", Map.of("name", "base", "rules", List.of(
                Map.of("code", "base", "kind", "SPEND", "unit", "10.00", "points", 1)))).expect(201);
        tenant.api().post(draft.header("Location") + "/publish", Map.of("effectiveFrom", "2020-01-01T00:00:00Z"))
                .expect(200);
        return tenant;
    }

    private static String counts(JsonNode counted) {
        return Stream.of("purchases", "returns", "unchanged", "rejected", "pointsEarned")
                .map(name -> counted.get(name).asText()).collect(Collectors.joining(" "));
    }

    private static long available(FreshTenant tenant) {
        return tenant.api().get("/accounts/ext:C1/balance").expect(200).json().get("available").asLong();
    }
}
