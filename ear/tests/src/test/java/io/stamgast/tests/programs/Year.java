package io.stamgast.tests.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.Platform;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The year 2025 of a tenant that began with a template. */
final class Year {

    private final FreshTenant tenant;
    private int invoices;

    private Year(FreshTenant tenant) {
        this.tenant = tenant;
    }

    /** Applies a template and publishes its draft from the beginning of the year before. */
    static Year of(Platform platform, String template) {
        var year = new Year(platform.newTenant(Map.of("currency", "EUR", "timeZone", "UTC")));
        var draft = year.tenant.api().post("/program-templates/" + template + "/apply", "").expect(201).json();
        year.tenant.api().post("/rule-sets/" + draft.at("/ruleSet/id").asText() + "/publish",
                Map.of("effectiveFrom", "2024-01-01T00:00:00Z")).expect(200);
        return year;
    }

    FreshTenant tenant() {
        return tenant;
    }

    Year account(String externalId) {
        tenant.account(externalId);
        return this;
    }

    /** One line of a category on a day, such as {@code 2025-03-10}; answers the invoice's number. */
    String buy(String account, String day, String category, String amount, String cost) {
        return buy(account, Instant.parse(day + "T10:00:00Z"), category, amount, cost);
    }

    private String buy(String account, Instant at, String category, String amount, String cost) {
        var line = new HashMap<String, Object>(Map.of("sku", category, "category", category, "quantity", "1",
                "netAmount", amount));
        if (cost != null) {
            line.put("cost", cost);
        }
        var invoice = "I" + ++invoices;
        tenant.api().post("/purchases", Map.of("source", "erp", "invoiceNumber", invoice, "account", "ext:" + account,
                "occurredAt", at.toString(), "currency", "EUR", "lines", List.of(line))).expect(201);
        return invoice;
    }

    String buy(String account, String day, String amount) {
        return buy(account, day, "Coffee", amount, null);
    }

    /** Now, in the tier that the account is in now. */
    void buy(String account, String amount) {
        buy(account, Instant.now(), "Coffee", amount, null);
    }

    /** Reports an activity; answers the points it gave. */
    long does(String account, String type, String subject, String day, Map<String, Object> attributes) {
        return does(account, type, subject, Instant.parse(day + "T12:00:00Z"), attributes);
    }

    private long does(String account, String type, String subject, Instant at, Map<String, Object> attributes) {
        return tenant.api().post("/activities", Map.of("type", type, "subject", subject, "account", "ext:" + account,
                "occurredAt", at.toString(), "attributes", attributes)).expect(201).json().get("points").asLong();
    }

    long does(String account, String type, String subject, String day) {
        return does(account, type, subject, day, Map.of());
    }

    /** Now, in the tier that the account is in now. */
    long does(String account, String type, String subject) {
        return does(account, type, subject, Instant.now(), Map.of());
    }

    Year close(String... periods) {
        for (var period : periods) {
            tenant.api().post("/periods/" + period + "/close", "").expect(200);
        }
        return this;
    }

    Year closeMonths() {
        for (var month = 1; month <= 12; month++) {
            close("2025-%02d".formatted(month));
        }
        return this;
    }

    JsonNode get(String path) {
        return tenant.api().get(path).expect(200).json();
    }

    /** What the account has, and that the ledger adds up. */
    void has(long points, String account) {
        assertEquals(points, get("/accounts/ext:" + account + "/balance").get("available").asLong());
        assertTrue(tenant.addsUp());
    }

    /** The points of each kind in the account's statement. */
    Map<String, Long> statement(String account) {
        return StreamSupport.stream(get("/accounts/ext:" + account + "/statement?limit=500").get("items").spliterator(),
                false).collect(Collectors.groupingBy(line -> line.get("kind").asText(),
                Collectors.summingLong(line -> line.get("available").asLong())));
    }
}
