package io.stamgast.tier.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.period.Shop;
import io.stamgast.earning.reversal.Corrector;
import io.stamgast.earning.reversal.ReversedPoints;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.adjustment.Hand;
import io.stamgast.testing.Database;
import io.stamgast.tier.scheme.Schemes;
import io.stamgast.tier.scheme.Written;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpgradeAtOnceIT {

    private static final String POINTS = Written.SPEND.replace("OWN_SPEND", "POINTS_EARNED");
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
        var club = new Club(POINTS);
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
    void aTrueUpCountsForThePeriodThatItIsFor() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.account("A1");
        shop.buy(account, "2011-11-10T10:00:00Z", "3000.00");
        shop.observe(account, "2011-Q4", "10000.00");
        shop.close("2011-Q4");
        var club = new Club(shop.tenant);
        club.scheme(POINTS.replace("\"ROLLING\",\"months\":12", "\"CALENDAR_YEAR\""));

        assertEquals(new Figures(600L, 0L), figures(club, account, "2011-12-31"));
        assertEquals(new Figures(0L, 600L), figures(club, account, "2012-01-10"));
        new Corrector(shop).reverseTrueUp(account);
        assertEquals(new Figures(0L, 300L), figures(club, account, "2012-01-10"), "where it was counted");
        club.scheme(POINTS.replace("\"months\":12", "\"months\":1"));
        assertEquals(new Figures(0L, null), figures(club, account, "2012-01-10"));
    }

    @Test
    void whoIsAtTheTopIsNotSummedUpAgain() {
        var club = new Club(POINTS);
        var account = club.account("A1");
        club.buy(account, "5000.00");
        club.buy(account, "100.00");
        assertEquals("5000", club.figure(account), "until the daily round");

        Database.execute(club.tenant, "update app.account_tier set grace_until = '2026-12-31' where tenant_id = ?",
                club.tenant);
        club.buy(account, "1.00");
        assertNull(club.graceUntil(account), "it keeps its tier");
        assertEquals("5101", club.figure(account));

        club.scheme(POINTS.replace("200}}]}",
                "200}},{\"code\":\"RUBY\",\"name\":\"Ruby\",\"threshold\":\"5102\"}]}"));
        club.buy(account, "1.00");
        assertEquals("RUBY", club.tier(account), "though the scheme in memory has none above");
    }

    private static Figures figures(Club club, UUID account, String day) {
        return Database.work().call(club.tenant, connection -> Measuring.look(connection, club.tenant,
                Schemes.read(connection, club.tenant).orElseThrow(), List.of(account), LocalDate.parse(day)))
                .get(account);
    }

    @Test
    void whatIsReversedByHandIsNotEarnedAndWhatWasTakenBackIsAgain() {
        var club = new Club(POINTS);
        var account = club.account("A1");
        club.buy(account, "1200.00");
        club.buy(account, "-500.00");
        assertEquals("700", club.figure(account));
        assertEquals("SILVER", club.tier(account));

        reverse(club, "TAKEN_BACK");
        assertEquals("1200", club.figure(account));
        reverse(club, "EARNED");
        assertEquals("0", club.figure(account));
        club.requireSoundLedger();
    }

    private static void reverse(Club club, String kind) {
        var posting = Database.work().call(club.tenant, connection -> {
            try (var query = connection.prepareStatement(
                    "select id from app.posting where tenant_id = ? and kind = ?")) {
                query.setInt(1, club.tenant);
                query.setString(2, kind);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        });
        Hand.reverse(club.tenant, posting, club.clock.instant(),
                new ReversedPoints(new RuleBook(), club.standings()));
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
        points.scheme(POINTS);
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
