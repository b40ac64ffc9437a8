package io.stamgast.ledger.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.ledger.Postings;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DueIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    private final PendingRelease release = new PendingRelease(Database.work());
    private final PointsExpiry expiry = new PointsExpiry(Database.work());

    @Test
    void pendingPointsAreReleasedWhenTheirPeriodIsOver() {
        var tenant = Database.newTenant(Map.of("pending_days", 14));
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, NOW);
        assertEquals(0, release.releaseDue(tenant, NOW.plus(Duration.ofDays(13))));
        assertEquals(1, release.releaseDue(tenant, NOW.plus(Duration.ofDays(14))));
        assertEquals(100, account.balance().available());
        assertEquals(0, account.balance().pending());
        assertEquals(1, events(tenant, "points.released"));
        assertEquals(0, release.releaseDue(tenant, NOW.plus(Duration.ofDays(15))), "it is done once");
        assertClean(tenant);
    }

    @Test
    void manyLotsAreReleasedInBatches() {
        var tenant = Database.newTenant(Map.of("pending_days", 1));
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        var lots = 2 * DueLots.BATCH + 7;
        account.post((books, book) -> {
            for (var i = 0; i < lots; i++) {
                book.earn(Occasion.of(Posting.Kind.EARNED, "e" + i, NOW, "t"), 1);
            }
        });
        assertEquals(lots, release.releaseDue(tenant, NOW.plus(Duration.ofDays(2))));
        assertEquals(lots, account.balance().available());
        assertClean(tenant);
    }

    @Test
    void rollingPointsExpireAtTheEndOfTheirLastDay() {
        var tenant = Database.newTenant(Map.of("expiry", "ROLLING", "expiry_months", 12));
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, NOW);
        assertEquals(0, expiry.expireDue(tenant, Instant.parse("2027-03-15T22:59:59Z")));
        assertEquals(1, expiry.expireDue(tenant, Instant.parse("2027-03-15T23:00:00Z")));
        assertEquals(0, account.balance().available());
        assertEquals(1, events(tenant, "points.expired"));
        assertClean(tenant);
    }

    @Test
    void calendarPointsExpireMonthsAfterTheEndOfTheYear() {
        var tenant = Database.newTenant(Map.of("expiry", "CALENDAR", "expiry_months", 3));
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, NOW);
        assertEquals(0, expiry.expireDue(tenant, Instant.parse("2027-03-31T21:59:59Z")));
        assertEquals(1, expiry.expireDue(tenant, Instant.parse("2027-03-31T22:00:00Z")));
        assertEquals(0, account.balance().available());
    }

    @Test
    void aPurchaseKeepsPointsAliveThatExpireByInactivity() {
        var tenant = Database.newTenant(Map.of("expiry", "INACTIVITY", "expiry_months", 6));
        var active = new Postings(tenant, Database.newAccount(tenant, "active"));
        var idle = new Postings(tenant, Database.newAccount(tenant, "idle"));
        active.earn(100, NOW);
        idle.earn(100, NOW);
        active.purchasedAt(Instant.parse("2026-09-01T10:00:00Z"));
        assertEquals(0, expiry.expireDue(tenant, Instant.parse("2026-09-15T21:59:59Z")));
        assertEquals(1, expiry.expireDue(tenant, Instant.parse("2026-09-15T22:00:00Z")));
        assertEquals(0, idle.balance().available());
        assertEquals(100, active.balance().available());
        assertEquals(0, expiry.expireDue(tenant, Instant.parse("2027-03-01T22:59:59Z")));
        assertEquals(1, expiry.expireDue(tenant, Instant.parse("2027-03-01T23:00:00Z")));
        assertEquals(0, active.balance().available());
        assertClean(tenant);
    }

    @Test
    void anAccountWhosePointsDontAddUpKeepsNoOtherWaiting() {
        var tenant = Database.newTenant(Map.of("pending_days", 1));
        var broken = Database.newAccount(tenant, "broken");
        var sound = new Postings(tenant, Database.newAccount(tenant, "sound"));
        new Postings(tenant, broken).earn(100, NOW);
        sound.earn(100, NOW);
        Database.execute(tenant, "update app.balance set pending = 0 where tenant_id = ? and account_id = ?", tenant,
                broken);

        assertThrows(IllegalArgumentException.class,
                () -> release.releaseDue(tenant, NOW.plus(Duration.ofDays(2))));

        assertEquals(100, sound.balance().available());
    }

    @Test
    void pointsWithoutExpiryStay() {
        var tenant = Database.newTenant();
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, NOW);
        assertEquals(0, expiry.expireDue(tenant, NOW.plus(Duration.ofDays(36500))));
    }

    @Test
    void anotherTenantsPointsAreLeftAlone() {
        var tenant = Database.newTenant(Map.of("expiry", "ROLLING", "expiry_months", 1));
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, NOW);
        assertEquals(0, expiry.expireDue(Database.newTenant(), NOW.plus(Duration.ofDays(365))));
        assertEquals(100, account.balance().available());
    }

    private static long events(int tenant, String type) {
        return Database.number(tenant, "select count(*) from app.outbox where type = ?", type);
    }

    private static void assertClean(int tenant) {
        var report = new LedgerCheck(Database.work()).run(tenant);
        assertTrue(report.ok(), report.toString());
    }
}
