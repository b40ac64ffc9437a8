package io.stamgast.tests.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnPlatform
class SimulationsIT {

    private static final String RULES = """
            {"name":"Draft","rules":[{"code":"base","kind":"SPEND","unit":"10.00","points":1}]}""";

    @Test
    void aDraftIsSimulatedOnThePastAndPostsNothing(Platform platform) {
        var tenant = platform.newTenant();
        var api = tenant.api();
        tenant.account("C1");
        api.post("/purchases", """
                {"source":"erp","invoiceNumber":"1","account":"ext:C1","occurredAt":"2025-03-10T10:00:00Z",
                "currency":"EUR","lines":[{"sku":"A","category":"Milk","quantity":"1","netAmount":"105.00"}]}""")
                .expect(201);
        var draft = api.post("/rule-sets", RULES).expect(201).header("Location");

        var accepted = api.withKey("simulation-1").post(draft + "/simulate", range("2025-01-01", "2025-12-31"));
        var simulation = tenant.ended(accepted);

        assertEquals("DONE", simulation.get("state").asText());
        assertEquals(10, simulation.at("/result/points").asLong());
        assertEquals("0.10", simulation.at("/result/liabilityDifference").asText());
        assertEquals("[{\"name\":\"Milk\",\"points\":10}]", simulation.at("/result/pointsByCategory").toString());
        assertEquals("[{\"name\":\"2025-03\",\"points\":10}]", simulation.at("/result/pointsByMonth").toString());
        assertEquals("C1", simulation.at("/result/gains/0/externalId").asText());
        assertEquals(0, api.get("/accounts/ext:C1/balance").expect(200).json().get("available").asLong());
        assertEquals(accepted.json(), api.withKey("simulation-1")
                .post(draft + "/simulate", range("2025-01-01", "2025-12-31")).expect(202).json());

        var address = accepted.header("Location");
        var csv = api.with("Accept", "text/csv");
        assertEquals("externalId,name,simulated,posted,difference\r\nC1,Account C1,10,0,10\r\n",
                csv.get(address + "/accounts").expect(200).text());
        assertTrue(csv.get(address).expect(200).text().contains("\r\npointsByRule,base,,,,10\r\n"));
        assertEquals(10, api.get(address + "/accounts").expect(200).json().at("/items/0/simulated").asLong());
        assertTrue(api.get("/audit").expect(200).text().contains("\"simulated\""));
    }

    @Test
    void daysThatCantBeSimulatedAreRefused(Platform platform) {
        var api = platform.newTenant().api();
        var draft = api.post("/rule-sets", RULES).expect(201).header("Location");

        assertEquals("invalid-range",
                api.post(draft + "/simulate", range("2025-02-01", "2025-01-31")).expect(422).problem());
        assertEquals("invalid-range",
                api.post(draft + "/simulate", range("2020-01-01", "2025-01-01")).expect(422).problem());
        assertEquals("invalid-range",
                api.post(draft + "/simulate", range("2025-01-01", "2999-01-01")).expect(422).problem());
        api.post(draft + "/simulate", range("2025-02-30", "2025-03-01")).expect(400);
        api.post(draft + "/simulate", "{\"from\":\"2025-01-01\"}").expect(400);
        api.post("/rule-sets/00000000-0000-7000-8000-000000000000/simulate", range("2025-01-01", "2025-01-31"))
                .expect(404);
    }

    private static Map<String, String> range(String from, String to) {
        return Map.of("from", from, "to", to);
    }
}
