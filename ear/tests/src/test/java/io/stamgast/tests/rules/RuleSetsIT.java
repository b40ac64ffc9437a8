package io.stamgast.tests.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnPlatform
class RuleSetsIT {

    private static final String RULES = """
            {"name":"Spring","rules":[{"code":"base","kind":"SPEND","unit":"10.00","points":1},
            {"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE","period":"YEAR",
            "scope":"ALL","bands":[{"from":"0","multiplier":"1"},{"from":"0.10","multiplier":"1.5"}],
            "unknownMultiplier":"1"}]}""";

    private static String location(Answer created) {
        return created.header("Location");
    }

    private static String publication(String effectiveFrom) {
        return "{\"effectiveFrom\":\"" + effectiveFrom + "\"}";
    }

    @Test
    void aDraftIsReadChangedAndRemoved(Platform platform) {
        var api = platform.newTenant().api();
        var created = api.post("/rule-sets", RULES).expect(201);
        var address = location(created);

        var read = api.get(address).expect(200);
        assertEquals(created.json(), read.json());
        assertEquals("DRAFT", read.json().get("state").asText());
        assertEquals("0.10", read.json().at("/rules/1/bands/1/from").asText());

        var edited = ((ObjectNode) read.json()).put("name", "Summer");
        var changed = api.with("If-Match", read.header("ETag")).put(address, edited).expect(200);
        assertEquals("Summer", changed.json().get("name").asText());
        assertNotEquals(read.header("ETag"), changed.header("ETag"));
        assertEquals("lost-update",
                api.with("If-Match", read.header("ETag")).put(address, edited).expect(412).problem());

        api.delete(address).expect(204);
        assertEquals("not-found", api.get(address).expect(404).problem());
    }

    @Test
    void aWrongDraftIsRefusedWithThePlacesThatAreWrong(Platform platform) {
        var api = platform.newTenant().api();
        var refused = api.post("/rule-sets", """
                {"name":"x","rules":[{"code":"a","kind":"GROWTH","unit":"10.00","points":1},
                {"code":"b","kind":"SPEND","unit":"0","points":1,"when":"line.own && line.catgory == 'x'"}]}""")
                .expect(422);
        assertEquals("invalid-rule-set", refused.problem());
        assertEquals("line 1, column 13: there is no line.catgory; did you mean line.category?",
                refused.json().at("/violations/1/message").asText());
        assertEquals("[\"rules[0].period\",\"rules[1].when\",\"rules[1].unit\"]",
                refused.json().get("violations").findValues("field").toString().replace(", ", ","));
        assertEquals(400, api.post("/rule-sets", RULES.replace("SPEND_SHARE", "NONSENSE")).status());
        assertEquals(400, api.post("/rule-sets", RULES.replace("\"code\"", "\"cod\"")).status());
    }

    @Test
    void aDraftIsComparedInWordsWithWhatIsInForce(Platform platform) {
        var api = platform.newTenant().api();
        var first = location(api.post("/rule-sets", RULES).expect(201));
        assertEquals("nothing-in-force", api.get(first + "/comparison").expect(422).problem());
        api.post(first + "/publish", publication("2011-01-01T00:00:00Z")).expect(200);
        var second = location(api.post("/rule-sets", RULES.replace("\"points\":1}", "\"points\":2,\"budget\":500}"))
                .expect(201));

        var changes = api.get(second + "/comparison").expect(200).json().get("changes");

        assertEquals(List.of("Rule base: points was 1 and is 2.",
                "Rule base: budget in points is 500; there was none before."), changes.findValuesAsText("text"));
        var other = first.substring(first.lastIndexOf('/') + 1);
        assertEquals(changes, api.get(second + "/comparison?with=" + other).expect(200).json().get("changes"));
        assertEquals("invalid-request", api.get(second + "/comparison?with=none").expect(400).problem());
    }

    @Test
    void everyLineThatEarnedNothingSaysWhy(Platform platform) {
        var api = platform.newTenant().api();
        var address = location(api.post("/rule-sets", """
                {"name":"Coffee","rules":[{"code":"coffee","kind":"SPEND","unit":"10.00","points":1,
                "when":"line.category == 'Coffee'","caps":{"perDay":7}},
                {"code":"wide","kind":"BREADTH","period":"MONTH","categories":3,"points":50}]}""").expect(201));
        api.post(address + "/publish", publication("2011-01-01T00:00:00Z")).expect(200);
        var purchase = api.post("/purchases", """
                {"source":"erp","invoiceNumber":"1","account":"ext:C1","occurredAt":"2011-02-15T10:00:00Z",
                "currency":"EUR","channel":"web-shop","lines":[
                {"sku":"A","category":"Coffee","quantity":"1","netAmount":"100.00"},
                {"sku":"B","category":"Tea","quantity":"1","netAmount":"100.00"},
                {"sku":"C","quantity":"1","netAmount":"100.00","own":false}]}""").expect(201);
        assertEquals("web-shop", api.get(location(purchase)).expect(200).json().get("channel").asText());

        var told = api.get(location(purchase) + "/explanation").expect(200).json().get("steps")
                .findValuesAsText("text");

        assertEquals(List.of("It holds where line.category == 'Coffee'.",
                "The rule’s limit for the day left 7: 7.",
                "Not the supplier’s own goods, so they earn nothing (line no. 3).",
                "Rule coffee asks for line.category == 'Coffee', which does not hold (line no. 2).",
                "Rule wide pays for what is reached in a month, when that is closed."),
                told.stream().filter(text -> !text.startsWith("Judged by") && !text.startsWith("Rule coffee counts")
                        && !text.startsWith("Base rate") && !text.startsWith("Points before")).toList());
    }

    @Test
    void theSameKeyMakesOneDraft(Platform platform) {
        var api = platform.newTenant().api().withKey("draft-1");
        var first = api.post("/rule-sets", RULES).expect(201);
        var second = api.post("/rule-sets", RULES).expect(201);
        assertEquals(first.json(), second.json());
        assertEquals("true", second.header("Idempotent-Replayed"));
        assertEquals(1, api.get("/rule-sets").expect(200).json().get("items").size());
    }

    @Test
    void aPublishedVersionJudgesAndExplains(Platform platform) {
        var api = platform.newTenant().api();
        var address = location(api.post("/rule-sets", RULES).expect(201));
        var published = api.post(address + "/publish", publication("2011-01-01T00:00:00Z")).expect(200);
        assertEquals("PUBLISHED", published.json().get("state").asText());
        assertEquals("not-a-draft", api.put(address, RULES).expect(409).problem());

        var purchase = api.post("/purchases", """
                {"source":"erp","invoiceNumber":"1","account":"ext:C1","occurredAt":"2011-02-15T10:00:00Z",
                "currency":"EUR","lines":[{"sku":"A","quantity":"1","netAmount":"100.50"}]}""").expect(201);
        var explanation = api.get(location(purchase) + "/explanation").expect(200).json();
        assertEquals(20, explanation.get("points").asLong());
        assertTrue(explanation.get("steps").findValuesAsText("text").contains("Base rate until 2011 is closed."));

        var next = location(api.post("/rule-sets", RULES).expect(201));
        assertEquals("already-judged",
                api.post(next + "/publish", publication("2011-02-15T10:00:00Z")).expect(422).problem());
        assertEquals("effective-from-taken",
                api.post(next + "/publish", publication("2011-01-01T00:00:00Z")).expect(409).problem());
        api.post(next + "/publish", publication("2011-02-15T10:00:01Z")).expect(200);
        assertEquals("SUPERSEDED", api.get(address).json().get("state").asText());
    }

    @Test
    void aPlannedVersionIsWithdrawnAndCanBeEditedAgain(Platform platform) {
        var api = platform.newTenant().api();
        var address = location(api.post("/rule-sets", RULES).expect(201));
        assertEquals("not-published", api.post(address + "/withdraw", "").expect(409).problem());
        api.post(address + "/publish", publication("2999-01-01T00:00:00Z")).expect(200);

        assertEquals("DRAFT", api.post(address + "/withdraw", "").expect(200).json().get("state").asText());
        api.put(address, RULES).expect(200);

        api.post(address + "/publish", publication("2011-01-01T00:00:00Z")).expect(200);
        assertEquals("already-in-force", api.post(address + "/withdraw", "").expect(409).problem());
    }

    @Test
    void aPlannedVersionThatHasJudgedAPurchaseDatedAheadStays(Platform platform) {
        var api = platform.newTenant().api();
        var soon = Instant.now().plus(Duration.ofHours(2));
        var address = location(api.post("/rule-sets", RULES).expect(201));
        api.post(address + "/publish", publication(soon.toString())).expect(200);
        api.post("/purchases", """
                {"source":"erp","invoiceNumber":"1","account":"ext:C1","occurredAt":"%s",
                "currency":"EUR","lines":[{"sku":"A","quantity":"1","netAmount":"100.50"}]}""".formatted(soon))
                .expect(201);

        assertEquals("has-judged", api.post(address + "/withdraw", "").expect(422).problem());
        assertEquals("PUBLISHED", api.get(address).expect(200).json().get("state").asText());
    }

    @Test
    void anotherTenantFindsNothing(Platform platform) {
        var address = location(platform.newTenant().api().post("/rule-sets", RULES).expect(201));
        var other = platform.newTenant().api();
        assertEquals("not-found", other.get(address).expect(404).problem());
        assertEquals("not-found", other.put(address, RULES).expect(404).problem());
        assertEquals("not-found",
                other.post(address + "/publish", publication("2011-01-01T00:00:00Z")).expect(404).problem());
        assertEquals("not-found", other.post(address + "/withdraw", "").expect(404).problem());
        assertEquals("not-found", other.delete(address).expect(404).problem());
        assertEquals(0, other.get("/rule-sets").expect(200).json().get("items").size());
    }
}
