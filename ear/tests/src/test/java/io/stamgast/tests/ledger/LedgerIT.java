package io.stamgast.tests.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnPlatform
class LedgerIT {

    @Test
    void pointsMovedByHandShowInBalanceAndStatement(Platform platform) {
        var api = platform.newTenant().api();
        var account = newAccount(api);
        adjust(api, account, 500).expect(201);
        adjust(api, account, -120).expect(201);
        assertEquals("insufficient-points", adjust(api, account, -381).expect(422).problem());
        adjust(api, account, 0).expect(400);

        var balance = api.get("/accounts/" + account + "/balance").expect(200).json();
        assertEquals(380, balance.get("available").asLong());
        assertEquals(0, balance.get("pending").asLong());
        assertEquals(0, balance.get("reserved").asLong());

        var first = api.get("/accounts/" + account + "/statement?limit=1").expect(200).json();
        assertEquals("Adjusted by -120 points: a gift", first.at("/items/0/text").asText());
        var second = api.get(first.get("next").asText()).expect(200).json();
        assertEquals(500, second.at("/items/0/available").asLong());
        assertTrue(second.get("next").isNull());
        api.get(second.at("/items/0/explanation").asText()).expect(200);
        assertAddsUp(api);
    }

    @Test
    void aRepeatedKeyGivesPointsOnce(Platform platform) {
        var api = platform.newTenant().api();
        var account = newAccount(api);
        var keyed = api.withKey("gift-1");
        var location = adjust(keyed, account, 100).expect(201).header("Location");
        var again = adjust(keyed, account, 100).expect(201);
        assertEquals(location, again.header("Location"));
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals("idempotency-key-reused", adjust(keyed, account, 101).expect(409).problem());
        assertEquals(100, api.get("/accounts/" + account + "/balance").json().get("available").asLong());
        assertEquals("POSTED", api.get(location).expect(200).json().get("state").asText());
    }

    @Test
    void aPostingIsCorrectedOnceAndByItsOpposite(Platform platform) {
        var api = platform.newTenant().api();
        var account = newAccount(api);
        var posting = adjust(api, account, 100).expect(201).json().get("posting").asText();
        var correction = api.post("/postings/" + posting + "/reverse", Map.of("reason", "a mistake")).expect(201);
        assertEquals(posting, api.get(correction.header("Location")).expect(200).json().get("reverses").asText());
        assertEquals(correction.json().get("id").asText(),
                api.get("/postings/" + posting).expect(200).json().get("reversedBy").asText());
        assertEquals(0, api.get("/accounts/" + account + "/balance").json().get("available").asLong());
        assertEquals("already-reversed",
                api.post("/postings/" + posting + "/reverse", Map.of("reason", "again")).expect(409).problem());
        assertAddsUp(api);
    }

    @Test
    void whoAsksForALargeAdjustmentDoesNotApproveIt(Platform platform) {
        var api = platform.newTenant().api();
        var account = newAccount(api);
        var program = (ObjectNode) api.get("/program").expect(200).json();
        api.put("/program", program.put("adjustmentLimit", 1000)).expect(200);
        var waiting = adjust(api, account, 1001).expect(201).json();
        assertEquals("WAITING", waiting.get("state").asText());
        assertEquals(waiting.get("id"), api.get("/adjustments").expect(200).json().at("/items/0/id"));
        var approval = api.post("/adjustments/" + waiting.get("id").asText() + "/approve", Map.of());
        assertEquals("second-person-needed", approval.expect(403).problem());
        assertEquals(0, api.get("/accounts/" + account + "/balance").json().get("available").asLong());
    }

    @Test
    void anotherTenantsLedgerIsNotThere(Platform platform) {
        var api = platform.newTenant().api();
        var account = newAccount(api);
        var adjustment = adjust(api, account, 100).expect(201).json();
        var other = platform.newTenant().api();
        other.get("/accounts/" + account + "/balance").expect(404);
        other.get("/accounts/" + account + "/statement").expect(404);
        other.get("/postings/" + adjustment.get("posting").asText()).expect(404);
        other.get("/adjustments/" + adjustment.get("id").asText()).expect(404);
        adjust(other, account, 1).expect(404);
        other.post("/adjustments/" + adjustment.get("id").asText() + "/approve", Map.of()).expect(404);
        other.post("/postings/" + adjustment.get("posting").asText() + "/reverse", Map.of("reason", "mine?"))
                .expect(404);
        assertAddsUp(other);
    }

    private static String newAccount(ApiClient api) {
        return api.post("/accounts", Map.of("externalId", "A1", "name", "First")).expect(201).json().get("id").asText();
    }

    private static Answer adjust(ApiClient api, String account, long points) {
        return api.post("/adjustments", Map.of("account", account, "points", points, "reason", "a gift"));
    }

    private static void assertAddsUp(ApiClient api) {
        var check = api.get("/ledger/check").expect(200);
        assertTrue(check.json().get("ok").asBoolean(), check.text());
    }
}
