package io.stamgast.ledger.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.ledger.Postings;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpiryNoticesIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    private final ExpiryNotices notices = new ExpiryNotices(Database.work());
    private final int tenant = Database.newTenant(Map.of("expiry", "ROLLING", "expiry_months", 12));
    private final UUID account = Database.newAccount(tenant, "A1");
    private final Postings points = new Postings(tenant, account);

    @Test
    void pointsAreToldOf30And7DaysBefore() {
        points.earn(100, NOW);

        assertTold("2027-02-13T22:59:59Z");
        assertTold("2027-02-13T23:00:00Z", "100 until 2027-03-15, 30 days before");
        assertTold("2027-03-08T22:59:59Z");
        assertTold("2027-03-08T23:00:00Z", "100 until 2027-03-15, 7 days before");
        assertTold("2027-03-15T22:59:59Z");
        assertTold("2027-03-15T23:00:00Z");
    }

    @Test
    void aDaysPointsAreToldOfTogetherAndAnotherDaysByThemselves() {
        points.earn(100, NOW);
        points.earn(20, NOW.plusSeconds(60));
        points.earn(3, NOW.plusSeconds(86_400));

        assertTold("2027-03-01T00:00:00Z", "120 until 2027-03-15, 30 days before",
                "3 until 2027-03-16, 30 days before");
    }

    @Test
    void whoHasLessThanAWeekIsToldOnce() {
        points.earn(100, NOW);

        assertTold("2027-03-14T00:00:00Z", "100 until 2027-03-15, 7 days before");
    }

    @Test
    void whatIsSpentIsNotToldOf() {
        points.earn(100, NOW);
        points.post((books, book) -> {
            books.loadLots(book, 100, NOW);
            book.adjust(Occasion.of(Posting.Kind.ADJUSTED, "spent", NOW, "t"), -100);
        });

        assertTold("2027-03-14T00:00:00Z");
    }

    @Test
    void aPurchaseMovesTheDayOfWhatExpiresByInactivity() {
        var idle = Database.newTenant(Map.of("expiry", "INACTIVITY", "expiry_months", 6));
        var other = new Postings(idle, Database.newAccount(idle, "A1"));
        other.earn(100, NOW);

        notices.run(idle, Instant.parse("2026-08-20T10:00:00Z"));
        other.purchasedAt(Instant.parse("2026-09-01T10:00:00Z"));
        notices.run(idle, Instant.parse("2026-09-10T10:00:00Z"));
        notices.run(idle, Instant.parse("2027-02-20T10:00:00Z"));

        assertEquals(List.of("100 until 2026-09-15, 30 days before", "100 until 2027-03-01, 30 days before"),
                told(idle));
    }

    @Test
    void anotherTenantIsToldOfNothing() {
        points.earn(100, NOW);
        var other = Database.newTenant();

        notices.run(other, Instant.parse("2027-03-01T00:00:00Z"));

        assertEquals(List.of(), told(other));
        assertEquals(List.of(), told(tenant));
    }

    /** What a round at that time tells of, and no more than once. */
    private void assertTold(String time, String... expected) {
        var before = told(tenant).size();
        notices.run(tenant, Instant.parse(time));
        notices.run(tenant, Instant.parse(time));
        var all = told(tenant);
        assertEquals(List.of(expected), all.subList(before, all.size()).stream().sorted().toList(), time);
    }

    private static List<String> told(int tenant) {
        return Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement("""
                    select payload ->> 'points', payload ->> 'lastDay', payload ->> 'days' from app.outbox
                    where tenant_id = ? and type = 'points.expiring' order by id""")) {
                query.setInt(1, tenant);
                var told = new ArrayList<String>();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        told.add("%s until %s, %s days before".formatted(row.getString(1), row.getString(2),
                                row.getString(3)));
                    }
                }
                return told;
            }
        });
    }
}
