package io.stamgast.tests.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked figures: own spend 3,000.00 of a wallet of 10,000.00, and what follows. */
@OnPlatform
class CloseIT {

    private static final String MARCH = "2011-03-10T10:00:00Z";

    @Test
    void aShareIsObservedPreviewedClosedCorrectedAndClosedAgain(Platform platform) {
        var supplier = new Supplier(platform);
        supplier.shareRule("PERIOD_CLOSE", "QUARTER");
        supplier.buy("A1", "1", MARCH, "3000.00");
        assertEquals(300, supplier.available("A1"));
        assertTrue(supplier.get("/accounts/ext:A1/spend-share?period=2011-Q1").get("share").isNull());
        supplier.observe("A1", "2011-Q1", "10000").expect(201);

        var share = supplier.get("/accounts/ext:A1/spend-share?period=2011-Q1&scope=ALL");
        assertEquals("0.3000", share.get("share").asText());
        assertEquals("DECLARED", share.get("source").asText());
        assertEquals(300, supplier.get("/periods/2011-Q1/preview").get("pointsAdded").asLong());
        assertEquals(300, supplier.close("2011-Q1").get("pointsAdded").asLong());
        assertEquals(600, supplier.available("A1"));
        assertFalse(supplier.get("/periods/2011-Q1").get("stale").asBoolean());

        supplier.observe("A1", "2011-Q1", "15000.00").expect(201);
        assertTrue(supplier.get("/periods/2011-Q1").get("stale").asBoolean());
        assertEquals(150, supplier.close("2011-Q1").get("pointsTakenBack").asLong());
        assertEquals(450, supplier.available("A1"));
        assertEquals(0, supplier.close("2011-Q1").get("accountsChanged").asLong());
        assertTrue(supplier.get("/ledger/check").get("ok").asBoolean());
    }

    @Test
    void aTrueUpNamesItsLinesAndItsReasons(Platform platform) {
        var supplier = new Supplier(platform);
        supplier.shareRule("MARGINAL", "QUARTER");
        supplier.buy("A1", "1", MARCH, "1800.00");
        supplier.buy("A1", "2", MARCH, "1200.00");
        supplier.observe("A1", "2011-Q1", "10000").expect(201);
        supplier.close("2011-Q1");
        assertEquals(425, supplier.available("A1"));

        var newest = supplier.get("/accounts/ext:A1/statement").get("items").get(0);

        assertEquals("TRUE_UP", newest.get("kind").asText());
        var posting = "/postings/" + newest.get("id").asText();
        var lines = supplier.get(posting + "/lines").get("items");
        assertEquals(List.of("1", "2"), lines.findValuesAsText("invoiceNumber"));
        supplier.get(posting + "/explanation");
        supplier.get(posting);
    }

    @Test
    void whatIsReversedByHandIsNotTakenAgainWhenItComesBack(Platform platform) {
        var supplier = new Supplier(platform);
        supplier.shareRule("PERIOD_CLOSE", "QUARTER");
        supplier.buy("A1", "1", MARCH, "3000.00");
        supplier.observe("A1", "2011-Q1", "10000").expect(201);
        supplier.close("2011-Q1");
        var statement = supplier.get("/accounts/ext:A1/statement").get("items");
        assertEquals(List.of("TRUE_UP", "EARNED"), statement.findValuesAsText("kind"));

        var trueUp = supplier.reverse(statement.get(0).get("id").asText());
        var earned = supplier.reverse(statement.get(1).get("id").asText());

        assertEquals(0, supplier.available("A1"));
        assertTrue(supplier.get("/periods/2011-Q1").get("stale").asBoolean());
        assertEquals("reverses", supplier.steps(trueUp).get(0).get("key").asText());
        assertTrue(supplier.steps(earned).get(0).get("text").asText().endsWith(": a mistake"));
        assertTrue(supplier.steps(statement.get(0).get("id").asText()).findValuesAsText("key").contains("reversed"));
        supplier.bringBack("A1", "2", "1", "3000.00");
        assertEquals(0, supplier.close("2011-Q1").get("accountsChanged").asLong());
        assertEquals(0, supplier.available("A1"));
        assertTrue(supplier.get("/ledger/check").get("ok").asBoolean());
    }

    @Test
    void theSameKeyClosesOnceAndIsAnsweredTwice(Platform platform) {
        var supplier = new Supplier(platform);
        supplier.shareRule("PERIOD_CLOSE", "QUARTER");
        supplier.buy("A1", "1", MARCH, "3000.00");
        supplier.observe("A1", "2011-Q1", "10000").expect(201);
        var once = supplier.api.withKey("close-of-q1");
        var first = once.post("/periods/2011-Q1/close", "").expect(200);
        var second = once.post("/periods/2011-Q1/close", "").expect(200);
        assertEquals(first.json(), second.json());
        assertEquals("true", second.header("Idempotent-Replayed"));
        assertEquals(1, supplier.get("/periods/2011-Q1").get("closes").asInt());
    }

    @Test
    void refusalsNameWhatIsWrong(Platform platform) {
        var supplier = new Supplier(platform);
        supplier.buy("A1", "1", MARCH, "3000.00");
        assertEquals("period-not-ended", supplier.api.post("/periods/2999/close", "").expect(422).problem());
        assertEquals("invalid-request", supplier.api.post("/periods/2011-Q5/close", "").expect(400).problem());
        assertEquals("amount", supplier.observe("A1", "2011-Q1", "-1").expect(400).json()
                .at("/violations/0/field").asText());
        supplier.observe("nobody", "2011-Q1", "1").expect(404);
        var other = new Supplier(platform);
        other.api.get("/accounts/ext:A1/spend-share?period=2011-Q1").expect(404);
        var observation = supplier.observe("A1", "2011-Q1", "5").expect(201);
        supplier.api.get(observation.header("Location")).expect(200);
        other.api.get("/wallet-observations/" + observation.json().get("id").asText()).expect(404);
    }

    @Test
    void manyObservationsAreRecordedTogetherOrNotAtAll(Platform platform) {
        var supplier = new Supplier(platform);
        supplier.buy("A1", "1", MARCH, "3000.00");
        var one = Map.of("account", "ext:A1", "period", "2011-Q1", "amount", "10000.00", "source", "ESTIMATED",
                "observedOn", "2011-04-01");
        var many = Collections.nCopies(10_000, one);
        var recorded = supplier.api.post("/wallet-observations", many).expect(201).json();
        assertEquals(10_000, recorded.get("recorded").asInt());
        supplier.api.post("/wallet-observations", List.of(one, Map.of("account", "ext:A1"))).expect(400);
        var page = supplier.get("/wallet-observations?account=ext:A1&period=2011-Q1&limit=500");
        assertEquals(500, page.get("items").size());
        assertFalse(page.get("next").isNull());
    }
}
