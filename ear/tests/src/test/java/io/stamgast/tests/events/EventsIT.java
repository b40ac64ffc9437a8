package io.stamgast.tests.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant of its own for each test, with an account C1. */
@OnPlatform
class EventsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REWARD = """
            {"name":"%s","type":"MERCHANDISE","price":%d,"stock":1,"limitPerAccount":null}""";

    private FreshTenant tenant;
    private ApiClient api;
    private String account;

    @BeforeEach
    void furnish(Platform platform) {
        tenant = platform.newTenant();
        api = tenant.api();
        account = tenant.account("C1");
    }

    @Test
    void whoFollowsSeesEachEventOnce() {
        var seen = new ArrayList<String>();
        var cursor = follow("", "account.created", seen);
        var reward = api.post("/rewards", REWARD.formatted("Jug", 500)).expect(201).json().get("id").asText();
        api.put("/rewards/" + reward, REWARD.formatted("Jug", 400)).expect(200);
        cursor = follow(cursor, "reward.price-changed", seen);
        api.post("/adjustments", """
                {"account":"ext:C1","points":500,"reason":"a gift"}""").expect(201);
        api.post("/redemptions", """
                {"account":"ext:C1","reward":"%s","quantity":1}""".formatted(reward)).expect(201);
        follow(cursor, "redemption.reserved", seen);

        assertEquals(List.of("account.created", "reward.created", "reward.changed", "reward.price-changed",
                "points.adjusted", "reward.sold-out", "redemption.reserved"),
                seen.stream().filter(type -> !type.startsWith("tier.")).toList());
    }

    /** Reads on until that type came; answers where to go on. */
    private String follow(String cursor, String until, List<String> seen) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!seen.contains(until)) {
            assertTrue(System.nanoTime() < end, () -> until + " doesn't come after " + seen);
            var page = api.get("/events?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).expect(200).json();
            page.get("items").forEach(event -> seen.add(event.get("type").asText()));
            cursor = page.get("cursor").asText();
        }
        return cursor;
    }

    @Test
    void eventsAreFoundByTypeAccountSubjectAndTime() {
        follow("", "account.created", new ArrayList<>());
        var event = only("/events?type=account.*,tier.upgraded&account=ext:C1");

        assertEquals("account.created", event.get("type").asText());
        assertEquals(account, event.get("account").asText());
        assertEquals("C1", event.at("/data/externalId").asText());
        assertEquals(event, only("/events?subject=" + account));
        assertEquals(event, api.get("/events/" + event.get("id").asText()).expect(200).json());
        assertEquals(0, api.get("/events?since=2099-01-01T00:00:00Z").expect(200).json().get("items").size());
        assertEquals(0, api.get("/events?type=points.*").expect(200).json().get("items").size());
    }

    private JsonNode only(String address) {
        var items = api.get(address).expect(200).json().get("items");
        assertEquals(1, items.size(), items.toString());
        return items.get(0);
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        assertEquals("unknown-event-type", api.get("/events?type=points.lost").expect(400).problem());
        assertEquals("not-found", api.get("/events?account=ext:nobody").expect(404).problem());
        var elsewhere = "7-5-0192d3f0-0000-7000-8000-000000000001".getBytes(StandardCharsets.UTF_8);
        assertEquals("events-gone", api.get("/events?cursor=" + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(elsewhere)).expect(410).problem());
    }

    @Test
    void everyTypeHasASchemaAndAnExample() {
        var types = api.get("/event-types?limit=500").expect(200).json().get("items").findValuesAsText("type");

        assertTrue(types.containsAll(List.of("points.expiring", "dunning-case.opened", "invoice.paid")),
                types.toString());
        for (var name : types) {
            var type = api.get("/event-types/" + name).expect(200).json();
            assertEquals(name, type.at("/schema/properties/type/const").asText());
            assertEquals(name, type.at("/example/type").asText());
            assertTrue(type.at("/example/data").isObject());
        }
        assertEquals("not-found", api.get("/event-types/points.lost").expect(404).problem());
    }
}
