package io.stamgast.tests.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnPlatform
class ProgramsIT {

    /** 3,000.00 of 10,000.00 in the 1st quarter is 30 %, so ×2; nobody knows the wallet of the 2nd. */
    @Test
    void spendShare(Platform platform) {
        var year = Year.of(platform, "spend-share").account("A");
        year.buy("A", "2025-02-10", "3000.00");
        year.buy("A", "2025-05-10", "500.00");
        year.tenant().api().post("/wallet-observations", Map.of("account", "ext:A", "scope", "ALL", "period",
                "2025-Q1", "amount", "10000.00", "source", "DECLARED", "observedOn", "2025-04-02")).expect(201);
        year.has(300 + 50, "A");
        year.close("2025-Q1", "2025-Q2");
        year.has(600 + 50, "A");
    }

    /**
     * First purchase 250 · 12 coffees of 100.00 at a margin of 40 %: 12 × 20 = 240 · 3 purchases in March: 50 · growth
     * of the 1st quarter: 500.00 - 100.00 × 1.05 = 395.00 → 39 · 3 categories in the 1st quarter: 150 · 12 months in a
     * row: 600 · event 100 · survey 25 · profile 75.
     */
    @Test
    void savingsProgramOfASupplier(Platform platform) {
        var year = Year.of(platform, "b2b-savings").account("A");
        year.buy("A", "2024-02-10", "100.00");
        for (var month = 1; month <= 12; month++) {
            year.buy("A", "2025-%02d-10".formatted(month), "Coffee", "100.00", "60.00");
        }
        year.buy("A", "2025-03-11", "Tea", "100.00", "90.00");
        year.buy("A", "2025-03-12", "Milk", "100.00", null);
        assertEquals(100, year.does("A", "event-attended", "fair", "2025-04-01"));
        assertEquals(25, year.does("A", "survey-answered", "spring", "2025-04-02"));
        assertEquals(75, year.does("A", "profile-completed", "profile", "2025-04-03"));
        year.close("2025-Q1").closeMonths();

        year.has(250 + 240 + 50 + 39 + 150 + 600 + 100 + 25 + 75, "A");
    }

    /** 100 a course, 50 more for a score from 90, at most 500 a month for courses; 500 a certificate. */
    @Test
    void academy(Platform platform) {
        var year = Year.of(platform, "academy").account("A");
        assertEquals(150, year.does("A", "course-completed", "inbound", "2025-01-10", Map.of("score", 95)));
        assertEquals(100, year.does("A", "course-completed", "sales", "2025-01-11", Map.of("score", 89)));
        assertEquals(100, year.does("A", "course-completed", "service", "2025-01-12"));
        for (var course = 0; course < 3; course++) {
            assertEquals(course < 2 ? 100 : 0, year.does("A", "course-completed", "more " + course, "2025-01-13"),
                    "500 a month for courses");
        }
        assertEquals(500, year.does("A", "certification-earned", "inbound", "2025-02-01"));

        year.has(150 + 100 + 100 + 200 + 500, "A");
        assertEquals(Map.of("ACTIVITY", 1050L), year.statement("A"));
    }

    /** 3 points a search up to 9 a day, 10 a quiz up to 30, 45 for a week; 1 a euro up to 500 a day. */
    @Test
    void dailyActivities(Platform platform) {
        var year = Year.of(platform, "daily-activities").account("A");
        for (var day = LocalDate.of(2025, 3, 3); day.isBefore(LocalDate.of(2025, 3, 10)); day = day.plusDays(1)) {
            for (var search = 0; search < 4; search++) {
                assertEquals(search < 3 ? 3 : 0, year.does("A", "search", "word " + search, day.toString()));
            }
            assertEquals(10, year.does("A", "quiz", "quiz of " + day, day.toString()));
        }
        assertEquals(45, year.does("A", "streak-of-seven-days", "2025-03-09", "2025-03-09"));
        year.buy("A", "2025-03-09", "450.00");
        year.buy("A", "2025-03-09", "100.00");

        year.has(7 * 9 + 7 * 10 + 45 + 450 + 50, "A");
    }

    /** 7 purchases of 10.00 make silver; the 8th earns ×1.1. At 15 gold; the 16th earns ×1.3. */
    @Test
    void threeTiers(Platform platform) {
        var year = Year.of(platform, "three-tiers").account("A");
        for (var purchase = 1; purchase <= 16; purchase++) {
            year.buy("A", "10.00");
        }

        year.has(7 * 10 + 8 * 11 + 13, "A");
        var tier = year.get("/accounts/ext:A/tier");
        assertEquals("GOLD", tier.get("tier").asText());
        assertEquals("Late check-out", tier.at("/benefits/texts/2").asText());
    }

    /** 100 for registering, 25 a check-in up to 100 a month, 1,000 (10.00) for a trade-in once it is approved. */
    @Test
    void explorers(Platform platform) {
        var year = Year.of(platform, "explorers").account("A");
        assertEquals(100, year.does("A", "registration", "A", "2025-01-01"));
        for (var checkIn = 0; checkIn < 5; checkIn++) {
            assertEquals(checkIn < 4 ? 25 : 0, year.does("A", "check-in", "shop " + checkIn, "2025-01-02"));
        }
        assertEquals(0, year.does("A", "trade-in", "old jacket", "2025-02-01"));
        year.has(200, "A");
        var waiting = year.get("/activities?state=PENDING_APPROVAL").at("/items/0/id").asText();
        year.tenant().api().post("/activities/" + waiting + "/approve", "").expect(200);
        assertEquals(0, year.does("A", "field-test", "tent", "2025-03-01"), "not at the summit");
        year.buy("A", LocalDate.now().minusDays(2).toString(), "1000.00");
        assertEquals("SUMMIT", year.get("/accounts/ext:A/tier").get("tier").asText());
        assertEquals(200, year.does("A", "field-test", "boots"));

        year.has(200 + 1000 + 1000 + 200, "A");
    }

    /** A purchase of 60.00 a month: 50 each for ordering monthly; above 500.00 plus, which earns ×1.25. */
    @Test
    void club(Platform platform) {
        var year = Year.of(platform, "club").account("A");
        for (var month = 1; month <= 12; month++) {
            year.buy("A", "2025-%02d-05".formatted(month), "60.00");
        }
        assertEquals(25, year.does("A", "social-follow", "page", "2025-06-01"));
        for (var post = 0; post < 6; post++) {
            assertEquals(post < 5 ? 10 : 0, year.does("A", "community-post", "post " + post, "2025-06-02"));
        }
        year.closeMonths();

        year.has(12 * 60 + 12 * 50 + 25 + 50, "A");
        var thisYear = LocalDate.now().getYear();
        year.buy("A", thisYear + "-01-05", "500.00");
        year.buy("A", "100.00");
        year.has(12 * 60 + 12 * 50 + 25 + 50 + 500 + 100 + 125, "A"); // 100 for becoming plus
    }
}
