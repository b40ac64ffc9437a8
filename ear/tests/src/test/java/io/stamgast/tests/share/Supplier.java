package io.stamgast.tests.share;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tenant of its own for each test, seen through its machine client. */
final class Supplier {

    private static final List<Map<String, String>> BANDS = List.of(
            Map.of("from", "0", "multiplier", "1"), Map.of("from", "0.10", "multiplier", "1.5"),
            Map.of("from", "0.25", "multiplier", "2"), Map.of("from", "0.40", "multiplier", "3"));

    final ApiClient api;
    private final String currency;

    Supplier(Platform platform) {
        api = platform.newTenant().api();
        currency = api.get("/program").expect(200).json().get("currency").asText();
    }

    /** 1 point per 10.00, with the bands of the worked figures. */
    void shareRule(String basis, String period) {
        var rule = Map.of("code", "share", "kind", "SPEND_SHARE", "unit", "10.00", "points", 1, "basis", basis,
                "period", period, "scope", "ALL", "bands", BANDS, "unknownMultiplier", "1");
        var draft = api.post("/rule-sets", Map.of("name", "share", "rules", List.of(rule))).expect(201).json();
        api.post("/rule-sets/" + draft.get("id").asText() + "/publish",
                Map.of("effectiveFrom", "2005-01-01T00:00:00Z")).expect(200);
    }

    Map<String, Object> purchase(String account, String invoice, String occurredAt, List<Map<String, Object>> lines) {
        return Map.of("source", "erp", "invoiceNumber", invoice, "account", "ext:" + account, "occurredAt", occurredAt,
                "currency", currency, "lines", lines);
    }

    void buy(String account, String invoice, String occurredAt, String amount) {
        api.post("/purchases", purchase(account, invoice, occurredAt,
                List.of(Map.of("sku", "milk", "quantity", "1", "netAmount", amount)))).expect(201);
    }

    void bringBack(String account, String invoice, String original, String amount) {
        var purchase = new HashMap<>(purchase(account, invoice, "2011-05-10T10:00:00Z",
                List.of(Map.of("sku", "milk", "quantity", "-1", "netAmount", "-" + amount))));
        purchase.put("originalInvoice", original);
        api.post("/purchases", purchase).expect(201);
    }

    /** Reverses the posting; answers the id of the correction. */
    String reverse(String posting) {
        return api.post("/postings/" + posting + "/reverse", Map.of("reason", "a mistake")).expect(201).json()
                .get("id").asText();
    }

    JsonNode steps(String posting) {
        return get("/postings/" + posting + "/explanation").get("steps");
    }

    Answer observe(String account, String period, String amount) {
        return api.post("/wallet-observations", Map.of("account", "ext:" + account, "scope", "ALL", "period", period,
                "amount", amount, "source", "DECLARED"));
    }

    JsonNode close(String period) {
        return api.post("/periods/" + period + "/close", Map.of()).expect(200).json();
    }

    JsonNode get(String path) {
        return api.get(path).expect(200).json();
    }

    long available(String account) {
        return get("/accounts/ext:" + account + "/balance").get("available").asLong();
    }
}
