package io.stamgast.tier.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.job.Job;
import io.stamgast.job.JobTrial;
import io.stamgast.job.Jobs;
import io.stamgast.testing.Database;
import io.stamgast.tier.scheme.Schemes;
import io.stamgast.tier.scheme.Tier;
import io.stamgast.tier.scheme.Written;
import io.stamgast.tier.standing.Club;
import io.stamgast.tier.standing.Decision.Cause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TierReviewIT {

    private static UUID ordered(Club club, String day, Cause cause) {
        return Database.work().call(club.tenant, connection -> Jobs.create(connection, club.tenant, "anna",
                club.clock.instant(), TierReviewJob.NAME, new TierReviewJob.Parameters(LocalDate.parse(day), cause)));
    }

    private static Job review(Club club, String day) {
        return run(club, ordered(club, day, Cause.REVIEW));
    }

    private static Job run(Club club, UUID job) {
        var ended = JobTrial.run(club.tenant, job, new TierReviewJob(Database.work(), club.clock));
        assertEquals(Job.State.DONE, ended.state(), ended.error());
        return ended;
    }

    @Test
    void whoNoLongerReachesItsTierHasGraceAndThenFallsOneLevel() {
        var club = new Club(Written.SPEND);
        var account = club.account("A1");
        club.buy(account, "5000.00");
        club.at("2027-11-28T12:00:00Z");
        assertEquals(Map.of("accounts", 1, "upgraded", 0, "downgraded", 0, "kept", 0, "graceBegan", 0,
                "schemeChanged", 0), review(club, "2027-11-28").result(), "not due yet");

        club.at("2027-11-29T12:00:00Z");
        assertEquals(1, review(club, "2027-11-29").result().get("graceBegan"));
        assertEquals("GOLD", club.tier(account));
        assertEquals("2027-12-29", club.graceUntil(account));
        club.at("2027-12-29T12:00:00Z");
        review(club, "2027-12-29");
        assertEquals("GOLD", club.tier(account));
        club.at("2027-12-30T12:00:00Z");
        assertEquals(1, review(club, "2027-12-30").result().get("downgraded"));

        assertEquals("SILVER", club.tier(account), "though it bought nothing");
        assertEquals("2028-12-30", club.reviewOn(account));
        assertNull(club.graceUntil(account));
        assertEquals("UPGRADED,GRACE_BEGAN,DOWNGRADED", club.changes(account));
        assertEquals(1, club.events("tier.downgraded"));
        assertEquals(5200, club.available(account), "no gift for falling");
    }

    @Test
    void whoReachesItAgainInItsGraceKeepsIt() {
        var club = new Club(Written.SPEND);
        var account = club.account("A1");
        club.buy(account, "5000.00");
        club.at("2027-11-29T12:00:00Z");
        review(club, "2027-11-29");
        club.buy(account, "4999.99");
        assertEquals("2027-12-29", club.graceUntil(account));
        club.buy(account, "0.01");
        assertNull(club.graceUntil(account));
        assertEquals("2028-11-29", club.reviewOn(account));
        assertEquals("UPGRADED,GRACE_BEGAN,KEPT", club.changes(account));
    }

    @Test
    void aReviewThatWasCutOffGoesOnWhereItWas() {
        var club = new Club(Map.of());
        var accounts = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            accounts.add(club.account("A" + i));
            club.buy(accounts.get(i), "1000.00");
        }
        club.scheme(Written.SPEND);
        var job = ordered(club, "2026-11-29", Cause.SCHEME);
        var cutOff = reviewOf(club, job);
        Database.work().call(club.tenant, cutOff::begin);
        assertEquals(2, Database.work().call(club.tenant, connection -> cutOff.next(connection, 2)).orElseThrow()
                .lookedAt());
        assertThrows(IllegalStateException.class, () -> Database.work().call(club.tenant, connection -> {
            cutOff.next(connection, 2);
            throw new IllegalStateException("the power is gone");
        }));
        assertEquals(2, placed(club));

        var ended = run(club, job);

        assertEquals(5, ended.result().get("accounts"));
        assertEquals(5, ended.result().get("schemeChanged"));
        assertEquals(5, placed(club));
        accounts.forEach(account -> {
            assertEquals("SCHEME_CHANGED", club.changes(account), "once");
            assertEquals(1050, club.available(account));
        });
        club.requireSoundLedger();
    }

    private static Review reviewOf(Club club, UUID job) {
        return new Review(club.tenant, job, LocalDate.parse("2026-11-29"), Cause.SCHEME, "anna", club.clock);
    }

    private static long placed(Club club) {
        return Database.number(club.tenant,
                "select count(*) from app.account_tier where tenant_id = ? and tier_code = 'SILVER'", club.tenant);
    }

    @Test
    void theBestPercentOfTheAccountsHaveTheDynamicTiers() {
        var club = new Club(Map.of());
        var accounts = new ArrayList<UUID>();
        for (var i = 1; i <= 20; i++) {
            accounts.add(club.account("A" + i));
            club.buy(accounts.get(i - 1), i + "00.00");
        }
        club.scheme(Written.TOP);
        assertEquals(List.of(Tier.UNREACHABLE, Tier.UNREACHABLE), thresholds(club).subList(1, 3));

        run(club, ordered(club, "2026-11-29", Cause.SCHEME));

        assertEquals(List.of(0L, 170_000L, 190_000L), thresholds(club), "four and two of twenty");
        assertEquals("BRONZE", club.tier(accounts.get(15)));
        assertEquals("SILVER", club.tier(accounts.get(16)));
        assertEquals("GOLD", club.tier(accounts.get(18)));
        assertEquals(3, computed(club));

        club.restart();
        club.buy(accounts.get(0), "1800.00");
        assertEquals("GOLD", club.tier(accounts.get(0)), "at once, by the threshold in force");
        club.at("2026-12-28T12:00:00Z");
        review(club, "2026-12-28");
        assertEquals(3, computed(club), "not before a month is over");
        club.at("2026-12-29T12:00:00Z");
        review(club, "2026-12-29");
        assertEquals(6, computed(club));
        assertEquals(190_000, thresholds(club).get(2), "twelve months hold the running one and eleven before");
    }

    @Test
    void aReviewThatIsTakenForwardComputesAndKeepsWhatIsNow() {
        var club = new Club(Map.of());
        var accounts = new ArrayList<UUID>();
        for (var i = 1; i <= 20; i++) {
            accounts.add(club.account("A" + i));
            club.buy(accounts.get(i - 1), i + "00.00");
        }
        club.scheme(Written.TOP);
        run(club, ordered(club, "2026-11-29", Cause.SCHEME));

        review(club, "2028-01-03");

        assertEquals(List.of(0L, 170_000L, 190_000L), thresholds(club), "though nobody has bought anything by then");
        assertEquals(3, computed(club));
        assertEquals(0, Database.number(club.tenant,
                "select count(*) from app.tier_threshold where tenant_id = ? and computed_on > '2026-11-29'",
                club.tenant));
        assertEquals("200000", club.figure(accounts.get(19)));
        assertEquals("BRONZE", club.tier(accounts.get(19)), "reviewed as that day would");
        club.at("2026-12-29T12:00:00Z");
        review(club, "2028-01-30");
        assertEquals(6, computed(club), "due today");
        assertEquals(List.of(0L, 170_000L, 190_000L), thresholds(club));
    }

    private static List<Long> thresholds(Club club) {
        return Database.work().call(club.tenant, connection -> Schemes.read(connection, club.tenant)).orElseThrow()
                .tiers().stream().map(Tier::threshold).toList();
    }

    private static long computed(Club club) {
        return Database.number(club.tenant, "select count(*) from app.tier_threshold where tenant_id = ?", club.tenant);
    }

    @Test
    void whatNobodyPostedIsNoticedByTheRound() {
        var club = new Club(Map.of());
        var account = club.account("A1");
        club.buy(account, "1000.00");
        club.account("A2");
        club.scheme(Written.SPEND);
        assertEquals(2, review(club, "2026-11-29").result().get("upgraded"));
        assertEquals("SILVER", club.tier(account));
    }

    @Test
    void aRoundReviewsATenantOnceADay() {
        var club = new Club(Written.SPEND);
        var round = new ReviewRound(Database.work());
        round.run(club.tenant, club.clock.instant());
        round.run(club.tenant, club.clock.instant().plusSeconds(3600));
        assertEquals(1, jobs(club));
        round.run(club.tenant, club.clock.instant().plusSeconds(12 * 3600));
        assertEquals(2, jobs(club), "midnight in Amsterdam");
        var without = new Club(Map.of());
        round.run(without.tenant, club.clock.instant());
        assertEquals(0, jobs(without));
    }

    private static long jobs(Club club) {
        return Database.number(club.tenant, "select count(*) from app.job where tenant_id = ?", club.tenant);
    }

    @Test
    void aReviewTouchesNoOtherTenant() {
        var club = new Club(Written.SPEND);
        var other = new Club(Map.of());
        var theirs = other.account("A1");
        other.buy(theirs, "9000.00");
        other.scheme(Written.SPEND);
        review(club, "2026-11-29");
        assertNull(other.tier(theirs));
        assertFalse(Database.number(club.tenant, "select count(*) from app.tier_review") == 0);
        assertTrue(Database.number(other.tenant, "select count(*) from app.tier_review") == 0);
    }
}
