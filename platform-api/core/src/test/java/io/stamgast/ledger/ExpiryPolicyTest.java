package io.stamgast.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.program.Expiry;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ExpiryPolicyTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void pointsWithoutExpiryNeverGo() {
        assertNull(new ExpiryPolicy(Expiry.NONE, LONDON).expiresAt(Instant.parse("2011-03-31T23:30:00Z")));
    }

    @Test
    void rollingMonthsEndWithTheDayInTheProgramsZone() {
        assertEquals(Instant.parse("2012-04-01T23:00:00Z"),
                expiry(Expiry.Policy.ROLLING, 12, "2011-03-31T23:30:00Z"), "it was April already in London");
        assertEquals(Instant.parse("2012-03-31T23:00:00Z"),
                expiry(Expiry.Policy.ROLLING, 12, "2011-03-31T22:30:00Z"));
    }

    @Test
    void aMonthThatIsTooShortEndsOnItsLastDay() {
        assertEquals(Instant.parse("2011-03-01T00:00:00Z"),
                expiry(Expiry.Policy.ROLLING, 1, "2011-01-31T12:00:00Z"));
    }

    @Test
    void theCalendarYearIsTheProgramsZones() {
        assertEquals(Instant.parse("2013-03-31T23:00:00Z"),
                expiry(Expiry.Policy.CALENDAR, 3, "2012-01-01T00:00:00Z"));
        assertEquals(Instant.parse("2012-03-31T23:00:00Z"),
                expiry(Expiry.Policy.CALENDAR, 3, "2011-12-31T23:59:59Z"));
        assertEquals(Instant.parse("2012-01-01T00:00:00Z"),
                expiry(Expiry.Policy.CALENDAR, 0, "2011-12-31T23:59:59Z"));
    }

    @Test
    void inactivityCountsFromTheLastPurchaseButNotFromBeforeTheOpening() {
        var opened = expiry(Expiry.Policy.INACTIVITY, 6, "2011-01-10T12:00:00Z");
        assertEquals(Instant.parse("2011-07-10T23:00:00Z"), opened);
        assertEquals(opened, ExpiryPolicy.idleExpiry(opened, 6, null, LONDON));
        assertEquals(opened, ExpiryPolicy.idleExpiry(opened, 6, Instant.parse("2010-12-01T12:00:00Z"), LONDON));
        assertEquals(Instant.parse("2011-08-01T23:00:00Z"),
                ExpiryPolicy.idleExpiry(opened, 6, Instant.parse("2011-02-01T12:00:00Z"), LONDON));
    }

    private static Instant expiry(Expiry.Policy policy, int months, String openedAt) {
        return new ExpiryPolicy(new Expiry(policy, months), LONDON).expiresAt(Instant.parse(openedAt));
    }
}
