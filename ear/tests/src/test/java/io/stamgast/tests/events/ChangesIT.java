package io.stamgast.tests.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant of its own for each test, with an account C1, and a warehouse that follows its changes. */
@OnPlatform
class ChangesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PURCHASE = """
            {"source":"erp","invoiceNumber":"1","account":"ext:C1","occurredAt":"2026-01-02T10:00:00Z","currency":"EUR",
            "lines":[{"sku":"A","quantity":"1","netAmount":"10.00"}]}""";

    private FreshTenant tenant;
    private ApiClient api;
    private String account;
    private String cursor = "";
    private JsonNode last;

    @BeforeEach
    void furnish(Platform platform) {
        tenant = platform.newTenant();
        api = tenant.api();
        account = tenant.account("C1");
    }

    @Test
    void eachComesAsAGetShowsItAndAgainWheneverItChanges() {
        assertShown("account", "/accounts/" + account);

        api.put("/accounts/ext:C1", Map.of("externalId", "C1", "name", "Renamed")).expect(200);
        assertShown("account", "/accounts/" + account);

        var purchase = id(api.post("/purchases", PURCHASE));
        assertShown("purchase", "/purchases/" + purchase);

        api.post("/adjustments", """
                {"account":"ext:C1","points":500,"reason":"a gift"}""").expect(201);
        var posting = next("posting").get("id").asText();
        assertEquals(api.get("/postings/" + posting).expect(200).json(), last.get("object"));

        var reward = id(api.post("/rewards", """
                {"name":"Jug","type":"MERCHANDISE","price":100,"stock":null,"limitPerAccount":null}"""));
        var redemption = "/redemptions/" + id(api.post("/redemptions", Map.of("account", "ext:C1", "reward", reward)));
        assertState("RESERVED", redemption);
        api.post(redemption + "/confirm", "").expect(200);
        assertState("CONFIRMED", redemption);
        api.post(redemption + "/fulfil", "").expect(200);
        assertState("FULFILLED", redemption);
    }

    private void assertState(String state, String redemption) {
        next("redemption");
        assertEquals(state, last.at("/object/state").asText());
        assertEquals(redemption, "/redemptions/" + last.get("id").asText());
    }

    private void assertShown(String kind, String address) {
        next(kind);
        assertEquals(api.get(address).expect(200).json(), last.get("object"));
    }

    @Test
    void membersComeFromTheirInvitationToTheirRemoval() {
        var members = "/accounts/ext:C1/members";
        var member = members + "/" + id(api.post(members, """
                {"email":"jan@%s.test","name":"Jan","role":"buyer"}""".formatted(tenant.alias())));
        assertShown("member", member);
        api.put(member, """
                {"email":"jan@%s.test","name":"Jan","role":"owner"}""".formatted(tenant.alias())).expect(200);
        assertShown("member", member);
        api.delete(member).expect(204);
        next("member");
        assertEquals("REMOVED", last.at("/object/state").asText());
    }

    @Test
    void accountsComeAgainWhenTheirPoolChanges() {
        var branch = tenant.account("C2");
        next("account");
        next("account");
        var program = (ObjectNode) api.get("/program").expect(200).json();
        api.put("/program", program.put("pooledBalance", true)).expect(200);

        api.put("/accounts/ext:C2", Map.of("externalId", "C2", "name", "Branch", "parent", "ext:C1")).expect(200);
        next("account");
        assertEquals(branch + " " + account, last.get("id").asText() + " " + last.at("/object/pool").asText());

        api.put("/program", program.put("pooledBalance", false)).expect(200);
        next("account");
        assertEquals(branch + " " + branch, last.get("id").asText() + " " + last.at("/object/pool").asText());
    }

    @Test
    void linesHoldTheSameAndSayWhereToGoOn() {
        api.post("/purchases", PURCHASE).expect(201);
        next("purchase");

        var page = api.get("/changes?limit=1").expect(200).json();
        for (var any : List.of("*/*", "application/*")) {
            assertEquals("application/json", api.with("Accept", any).get("/changes?limit=1").expect(200)
                    .header("Content-Type").split(";")[0]);
        }
        var lines = api.with("Accept", "application/x-ndjson").get("/changes?limit=1").expect(200);

        assertEquals("application/x-ndjson", lines.header("Content-Type").split(";")[0]);
        assertEquals(page.get("items").get(0) + "\n", lines.text());
        assertTrue(lines.header("Link").contains("since=" + page.get("cursor").asText()), lines.header("Link"));
        assertTrue(page.get("next").asText().contains("since=" + page.get("cursor").asText()));
        assertEquals(List.of("purchase"), kinds("/changes?kinds=purchase"));
        assertEquals(List.of("account", "purchase"), kinds("/changes?kinds=purchase,account&limit=2"));
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        assertEquals("invalid-request", api.get("/changes?kinds=account,staff").expect(400).problem());
        assertEquals("invalid-request", api.get("/changes?since=!!").expect(400).problem());
        var elsewhere = "7-5-0-0192d3f0-0000-7000-8000-000000000001".getBytes(StandardCharsets.UTF_8);
        assertEquals("changes-gone", api.get("/changes?since=" + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(elsewhere)).expect(410).problem());
    }

    private List<String> kinds(String address) {
        var kinds = new ArrayList<String>();
        api.get(address).expect(200).json().get("items").forEach(change -> kinds.add(change.get("kind").asText()));
        return kinds;
    }

    /** Reads on, a change at a time, until one of the kind comes. */
    private JsonNode next(String kind) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var seen = new ArrayList<String>();
        while (!seen.contains(kind)) {
            assertTrue(System.nanoTime() < end, () -> kind + " doesn't come after " + seen);
            var page = api.get("/changes?limit=1" + (cursor.isEmpty() ? "" : "&since=" + cursor)).expect(200).json();
            page.get("items").forEach(change -> {
                last = change;
                seen.add(change.get("kind").asText());
            });
            cursor = page.get("cursor").asText();
        }
        return last;
    }

    private static String id(Answer made) {
        return made.expect(201).json().get("id").asText();
    }
}
