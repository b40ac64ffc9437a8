package io.stamgast.tests.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnPlatform
class TiersIT {

    private static final String TIERS = """
            {"metric":"OWN_SPEND","window":{"type":"ROLLING","months":12},"thresholds":{"type":"FIXED"},
            "review":{"everyMonths":12},"graceDays":30,"downgrade":"ONE_LEVEL","tiers":[
            {"code":"BRONZE","name":"Bronze","threshold":"0"},
            {"code":"SILVER","name":"Silver","threshold":"1000.00","benefits":{"earnMultiplier":"1.2",
            "texts":["Free delivery"],"entryGiftPoints":50}},
            {"code":"GOLD","name":"Gold","threshold":"5000.00","benefits":{"rewardDiscountPercent":"10",
            "earlyAccess":true,"entryGiftPoints":200}}]}""";

    private static JsonNode get(FreshTenant tenant, String path) {
        return tenant.api().get(path).expect(200).json();
    }

    private static void buy(FreshTenant tenant, String account, String amount) {
        tenant.api().post("/purchases", Map.of("source", "erp", "invoiceNumber", account, "account", "ext:" + account,
                "occurredAt", Instant.now().minus(Duration.ofHours(1)).toString(),
                "currency", get(tenant, "/program").get("currency").asText(),
                "lines", List.of(Map.of("sku", "milk", "quantity", "1", "netAmount", amount)))).expect(201);
    }

    private static JsonNode review(FreshTenant tenant, String body) {
        var job = tenant.ended(tenant.api().post("/tier-reviews", body));
        assertEquals("DONE", job.get("state").asText(), job.toString());
        return job;
    }

    /** Three tiers, and three accounts: silver, nearly silver, gold. */
    private static FreshTenant club(Platform platform) {
        var tenant = platform.newTenant();
        tenant.api().put("/tier-scheme", TIERS).expect(200);
        review(tenant, "{}");
        buy(tenant, "A1", "1234.56");
        buy(tenant, "A2", "950.00");
        buy(tenant, "A3", "5000.00");
        review(tenant, "{}");
        return tenant;
    }

    @Test
    void accountsReachTiersAndSeeWhatIsMissing(Platform platform) {
        var tenant = club(platform);

        var silver = get(tenant, "/accounts/ext:A1/tier");
        assertEquals("SILVER", silver.get("tier").asText());
        assertEquals("1234.56", silver.get("value").asText());
        assertEquals("GOLD", silver.at("/next/tier").asText());
        assertEquals("3765.44", silver.at("/next/missing").asText());
        assertEquals("[\"Free delivery\"]", silver.at("/benefits/texts").toString());
        var history = get(tenant, "/accounts/ext:A1/tier/history?limit=1");
        assertEquals("UPGRADED", history.at("/items/0/change").asText());
        assertTrue(history.at("/items/0/reason").asText().startsWith("Reached 1234.56 "), history.toString());
        assertTrue(get(tenant, "/accounts/ext:A3/tier").get("next").isNull());
        assertEquals(50, get(tenant, "/accounts/ext:A1/balance").get("available").asInt());
        assertEquals(200, get(tenant, "/accounts/ext:A3/balance").get("available").asInt());
        assertTrue(tenant.addsUp());
    }

    @Test
    void thoseNearlyThereAreListed(Platform platform) {
        var tenant = club(platform);
        var nearly = get(tenant, "/tiers/SILVER/nearly?within=10").get("items");
        assertEquals(List.of("A2"), nearly.findValuesAsText("externalId"));
        assertEquals("50.00", nearly.at("/0/missing").asText());
        assertEquals(0, get(tenant, "/tiers/SILVER/nearly?within=4").get("items").size());

        var first = get(tenant, "/tiers/GOLD/nearly?within=100&limit=1");
        assertEquals(List.of("A1"), first.get("items").findValuesAsText("externalId"));
        var second = tenant.api().get(first.get("next").asText()).expect(200).json();
        assertEquals(List.of("A2"), second.get("items").findValuesAsText("externalId"));
        assertEquals("not-found", tenant.api().get("/tiers/NONE/nearly").expect(404).problem());
    }

    @Test
    void whoBuysNothingHasGraceAndThenFallsOneLevel(Platform platform) {
        var tenant = club(platform);
        var due = LocalDate.now(ZoneOffset.UTC).plusYears(1).plusDays(2);
        assertEquals(2, review(tenant, "{\"on\":\"" + due + "\"}").get("graceBegan").asInt());
        var grace = get(tenant, "/accounts/ext:A3/tier");
        assertEquals("GOLD", grace.get("tier").asText());
        assertEquals(due.plusDays(30).toString(), grace.get("graceUntil").asText());
        assertEquals("invalid-request",
                tenant.api().post("/tier-reviews", "{\"on\":\"2020-01-01\"}").expect(400).problem());
    }

    @Test
    void tiersKeepRewardsAndMakeThemCheaper(Platform platform) {
        var tenant = club(platform);
        var made = tenant.api().post("/rewards", """
                {"name":"Mug","type":"MERCHANDISE","price":105,"tiers":["GOLD"]}""").expect(201).json();
        var order = "{\"account\":\"ext:%s\",\"reward\":\"" + made.get("id").asText() + "\",\"quantity\":1}";
        assertEquals("reward-not-available",
                tenant.api().post("/redemptions", order.formatted("A1")).expect(422).problem());
        assertEquals(95, tenant.api().post("/redemptions", order.formatted("A3")).expect(201).json().get("points")
                .asInt());
    }

    @Test
    void someTiersHaveRewardsEarlier(Platform platform) {
        var tenant = club(platform);
        var reward = """
                {"name":"Lamp","type":"MERCHANDISE","price":10,"availableFrom":%s,
                "earlyFrom":"2026-01-01T00:00:00Z"}""";
        assertEquals("invalid-request",
                tenant.api().post("/rewards", reward.formatted("null")).expect(400).problem());
        var made = tenant.api().post("/rewards", reward.formatted("\"2199-01-01T00:00:00Z\"")).expect(201).json();
        assertEquals("2199-01-01T00:00:00Z", made.get("availableFrom").asText());
        var order = "{\"account\":\"ext:%s\",\"reward\":\"" + made.get("id").asText() + "\",\"quantity\":1}";
        assertEquals("reward-not-available",
                tenant.api().post("/redemptions", order.formatted("A1")).expect(422).problem());
        tenant.api().post("/redemptions", order.formatted("A3")).expect(201);
    }

    @Test
    void theSchemeIsEditedAsOneDocument(Platform platform) {
        var api = platform.newTenant().api();
        assertEquals("not-found", api.get("/tier-scheme").expect(404).problem());
        assertEquals("no-tier-scheme", api.post("/tier-reviews", "{}").expect(422).problem());
        api.put("/tier-scheme", TIERS).expect(200);
        var read = api.get("/tier-scheme").expect(200);
        var written = api.with("If-Match", read.header("ETag")).put("/tier-scheme", read.json()).expect(200);
        assertEquals(read.json(), written.json());
        assertEquals("lost-update",
                api.with("If-Match", read.header("ETag")).put("/tier-scheme", TIERS).expect(412).problem());

        var refused = api.put("/tier-scheme", TIERS.replace("OWN_SPEND", "CLV")).expect(422);
        assertEquals("invalid-tier-scheme", refused.problem());
        assertTrue(refused.json().at("/violations/0/message").asText().startsWith("CLV is not available yet"));
    }

    @Test
    void anotherTenantFindsNothing(Platform platform) {
        club(platform);
        var other = platform.newTenant();
        other.account("A1");
        assertEquals("not-found", other.api().get("/accounts/ext:A1/tier").expect(404).problem());
        assertEquals("not-found", other.api().get("/tiers/SILVER/nearly").expect(404).problem());
        assertEquals(0, get(other, "/accounts/ext:A1/tier/history").get("items").size());
    }
}
