package io.stamgast.tier.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.tier.scheme.Written;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpgradeAtOnceIT {

    private static final String GIFTS =
            "select count(*) from app.posting where tenant_id = ? and key like 'tier-gift:%'";

    @Test
    void aPurchaseLiftsInItsOwnTransaction() {
        var club = new Club(Written.SPEND);
        var account = club.account("A1");

        club.buy(account, "999.99");
        assertEquals("BRONZE", club.tier(account));
        assertNull(club.reviewOn(account), "nothing to lose");
        club.buy(account, "0.01");

        assertEquals("SILVER", club.tier(account));
        assertEquals("2027-11-29", club.reviewOn(account));
        assertEquals("100000", club.figure(account));
        assertEquals("UPGRADED,UPGRADED", club.changes(account));
        assertEquals(2, club.events("tier.upgraded"));
        assertEquals(999 + 50, club.available(account), "with the gift");
        club.requireSoundLedger();
    }

    @Test
    void whatNoRulesJudgeYetLiftsToo() {
        var club = Club.withoutRules(Written.SPEND);
        var account = club.account("A1");
        club.buy(account, "1000.00");
        assertEquals("SILVER", club.tier(account));
        assertEquals(50, club.available(account), "the gift alone");
    }

    @Test
    void whatIsRolledBackLiftsNobody() {
        var club = new Club(Written.SPEND);
        var account = club.account("A1");
        assertThrows(IllegalStateException.class, () -> Database.work().call(club.tenant, connection -> {
            club.buyWithin(connection, account, "2026-11-01T10:00:00Z", "5000.00");
            throw new IllegalStateException("the power is gone");
        }));
        assertNull(club.tier(account));
        assertNull(club.changes(account));
        assertEquals(0, club.available(account));
    }

    @Test
    void whoJumpsGetsTheGiftOfWhereItLandsAndEachGiftOnce() {
        var club = new Club(Written.SPEND);
        var account = club.account("A1");
        club.buy(account, "5000.00");
        assertEquals("GOLD", club.tier(account));
        assertEquals(5200, club.available(account));

        Database.execute(club.tenant, "update app.account_tier set tier_code = 'BRONZE' where tenant_id = ?",
                club.tenant);
        club.buy(account, "1.00");

        assertEquals("GOLD", club.tier(account));
        assertEquals(1, Database.number(club.tenant, GIFTS, club.tenant));
        assertEquals(5201, club.available(account));
        club.requireSoundLedger();
    }

    @Test
    void aReturnLowersTheFigureAndNotTheTier() {
        var club = new Club(Written.SPEND);
        var account = club.account("A1");
        club.buy(account, "1000.00");
        club.buy(account, "-600.00");
        assertEquals("40000", club.figure(account));
        assertEquals("SILVER", club.tier(account));
    }

    @Test
    void monthsThatHaveRolledOutDontCount() {
        var club = new Club(Written.SPEND);
        var account = club.account("A1");
        club.buy(account, "2025-11-30T10:00:00Z", "1000.00");
        assertEquals("BRONZE", club.tier(account));
        club.buy(account, "2025-12-01T10:00:00Z", "1000.00");
        assertEquals("SILVER", club.tier(account));
    }

    @Test
    void pointsEarnedCountAndGiftsDont() {
        var club = new Club(Written.SPEND.replace("OWN_SPEND", "POINTS_EARNED"));
        var account = club.account("A1");
        club.buy(account, "1000.00");
        assertEquals("SILVER", club.tier(account));
        assertEquals(1050, club.available(account));
        club.buy(account, "-400.00");
        assertEquals("600", club.figure(account));
        club.buy(account, "2025-11-30T10:00:00Z", "7000.00");
        assertEquals("600", club.figure(account), "earned a year ago");
    }

    @Test
    void purchasesAreCounted() {
        var club = new Club(Written.SPEND.replace("OWN_SPEND", "PURCHASES").replace("\"1000\"", "\"2\"")
                .replace("\"5000\"", "\"3\""));
        var account = club.account("A1");
        club.buy(account, "1.00");
        assertEquals("BRONZE", club.tier(account));
        club.buy(account, "-1.00");
        club.buy(account, "1.00");
        assertEquals("SILVER", club.tier(account));
    }

    @Test
    void aShareIsOfWholeMonthsAndUnknownUntilSomebodySaysIt() {
        var club = new Club(Written.SPEND.replace("OWN_SPEND", "SPEND_SHARE").replace("\"months\":12", "\"months\":3")
                .replace("\"1000\"", "\"0.25\"").replace("\"5000\"", "\"0.4\""));
        var account = club.account("A1");
        club.buy(account, "2026-10-10T10:00:00Z", "250.00");
        assertNull(club.figure(account));
        assertEquals("BRONZE", club.tier(account));
        for (var month : new String[] {"2026-08", "2026-09", "2026-10"}) {
            observe(club, account, month, month.equals("2026-10") ? 100_000 : 0);
        }
        club.buy(account, "1.00");
        assertEquals("250000", club.figure(account));
        assertEquals("SILVER", club.tier(account));
    }

    private static void observe(Club club, UUID account, String period, int minor) {
        Database.execute(club.tenant, """
                insert into app.wallet_observation (tenant_id, id, program_id, account_id, scope, period,
                    amount_minor, source, observed_on, recorded_at, recorded_by)
                values (?, ?, 1, ?, 'ALL', ?, ?, 'DECLARED', date '2026-11-01', now(), 'test')""",
                club.tenant, Ids.next(), account, period, minor);
    }

    @Test
    void aCalendarYearBeginsAnew() {
        var club = new Club(Written.SPEND.replace("\"ROLLING\",\"months\":12", "\"CALENDAR_YEAR\""));
        var account = club.account("A1");
        club.buy(account, "2025-12-31T12:00:00Z", "5000.00");
        club.buy(account, "2026-01-01T12:00:00Z", "1000.00");
        assertEquals("100000", club.figure(account));
        assertEquals("SILVER", club.tier(account));
        assertEquals(500_000, Database.number(club.tenant,
                "select previous_value from app.account_tier where tenant_id = ?", club.tenant));
    }

    @Test
    void inAPoolThePointsAreTheOwnersAndTheSpendTheBuyers() {
        var points = new Club(Map.of("pooled_balance", true));
        points.scheme(Written.SPEND.replace("OWN_SPEND", "POINTS_EARNED"));
        var root = points.account("ROOT");
        var branch = points.account("BRANCH");
        pool(points, branch, root);
        points.buy(branch, "1000.00");
        assertEquals("SILVER", points.tier(root));
        assertEquals("BRONZE", points.tier(branch));

        points.scheme(Written.SPEND);
        points.buy(branch, "1.00");
        assertEquals("SILVER", points.tier(branch));
        points.requireSoundLedger();
    }

    private static void pool(Club club, UUID account, UUID root) {
        Database.execute(club.tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", root,
                club.tenant, account);
    }

    @Test
    void aSchemeThatChangedElsewhereIsNoticed() {
        var club = new Club(Written.SPEND);
        var account = club.account("A1");
        club.buy(account, "500.00");
        assertEquals("BRONZE", club.tier(account));
        club.scheme(Written.SPEND.replace("\"1000\"", "\"501\""));
        club.buy(account, "1.00");
        assertEquals("SILVER", club.tier(account));
    }

    @Test
    void withoutTiersNothingIsKept() {
        var club = new Club(Map.of());
        club.buy(club.account("A1"), "5000.00");
        assertEquals(0, Database.number(club.tenant, "select count(*) from app.account_tier"));
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        var club = new Club(Written.SPEND);
        club.buy(club.account("A1"), "5000.00");
        var other = Database.newTenant();
        for (var table : new String[] {"tier_scheme", "account_tier", "tier_history"}) {
            assertEquals(0, Database.number(other, "select count(*) from app." + table), table);
        }
    }
}
