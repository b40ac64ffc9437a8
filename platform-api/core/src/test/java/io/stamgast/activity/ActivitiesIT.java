package io.stamgast.activity;

import static io.stamgast.activity.Club.NOW;
import static io.stamgast.activity.Club.by;
import static io.stamgast.activity.Club.report;
import static io.stamgast.activity.Club.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.testing.Database;
import io.stamgast.tier.scheme.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActivitiesIT {

    private final Club club = new Club();
    private final UUID account = club.account();

    @Test
    void anActivityLiftsIntoTheTierItReaches() {
        var tiers = new io.stamgast.tier.standing.Club(Written.SPEND.replace("OWN_SPEND", "POINTS_EARNED")
                .replace("\"1000\"", "\"20\""));
        var club = new Club(tiers.tenant);
        club.standings = tiers.standings();
        var account = club.account();
        club.approvedType("course");
        club.type("review");

        club.post(report("review", account, "1"));
        assertEquals("BRONZE", tiers.tier(account));
        var asked = club.post(report("course", account, "2")).activity();
        assertEquals("10", tiers.figure(account), "waits for approval");
        club.approve(asked);

        assertEquals("SILVER", tiers.tier(account));
        assertEquals("20", tiers.figure(account));
        assertEquals(70, club.available(account), "with the gift");
        tiers.requireSoundLedger();
    }

    @Test
    void anActivityIsKeptAndItsPointsArePosted() {
        club.type("review", """
                [{"name":"stars","type":"NUMBER","required":true},{"name":"day","type":"DATE"}]""", false, false, null,
                null);
        var outcome = club.post(with("{\"stars\":4.5,\"day\":null}", report("review", account, "milk")));
        assertTrue(outcome.created());
        var kept = club.read(outcome.activity().id());
        assertEquals(outcome.activity(), kept);
        assertEquals(Activity.State.ACCEPTED, kept.state());
        assertEquals("{\"stars\":4.5}", kept.attributes().toString().replace("stars=", "\"stars\":"));
        assertEquals(10, kept.points());
        assertEquals(10, club.available(account));
        assertEquals(1, club.events("activity.accepted"));
        var posting = Database.work().call(club.tenant,
                connection -> Statements.posting(connection, club.tenant, kept.postingId()));
        assertEquals("Earned 10 points for The review (milk)", posting.text());
        assertEquals("{\"rule\": \"review\"}", posting.explanation());
        assertTrue(club.ledgerIsClean());
    }

    @Test
    void pointsArePendingWhereTheProgramSaysSo() {
        var slow = new Club(Map.of("pending_days", 14));
        slow.type("review");
        var customer = slow.account();
        slow.post(report("review", customer, "milk"));
        slow.post(report("review", customer, "cheese", NOW.minus(Duration.ofDays(15)), null));
        assertEquals(10, slow.pending(customer));
        assertEquals(10, slow.available(customer));
        assertTrue(slow.ledgerIsClean());
    }

    @Test
    void whatIsWorthNothingIsAcceptedWithoutAPosting() {
        club.type("search");
        club.rewards = (connection, tenant, activity) -> ActivityRewards.Worth.NOTHING;
        var activity = club.post(report("search", account, "milk")).activity();
        assertEquals(Activity.State.ACCEPTED, activity.state());
        assertNull(activity.postingId());
        assertEquals(0, Database.number(club.tenant, "select count(*) from app.posting where tenant_id = ?",
                club.tenant));
    }

    @Test
    void theSameSubjectAgainIsTheFirstOne() {
        club.onceType("course");
        var first = club.post(report("course", account, "hygiene"));
        var again = club.post(report("course", account, " hygiene ", NOW.minusSeconds(5), null));
        assertFalse(again.created());
        assertEquals(first.activity(), again.activity());
        assertTrue(club.post(report("course", account, "cheese")).created());
        assertTrue(club.post(report("course", club.account(), "hygiene")).created());
        assertEquals(20, club.available(account));
    }

    @Test
    void withoutOnceEachReportCounts() {
        club.type("visit");
        assertTrue(club.post(report("visit", account, "fair")).created());
        assertTrue(club.post(report("visit", account, "fair")).created());
        assertEquals(20, club.available(account));
    }

    @Test
    void theSameExternalIdIsTheFirstOneOrAnother() {
        club.type("visit");
        var first = club.post(report("visit", account, "fair", NOW, "v1"));
        assertEquals(first.activity(), club.post(report("visit", account, "fair", NOW, "v1")).activity());
        assertRefused("activity-differs", report("visit", account, "shop", NOW, "v1"));
        assertRefused("activity-differs", report("visit", club.account(), "fair", NOW, "v1"));
        assertEquals(10, club.available(account));
    }

    @Test
    void aCapCountsInTheProgramsDaysByWhenItHappened() {
        club.cappedType("visit", 2, 3);
        assertTrue(club.post(report("visit", account, "a")).created());
        assertTrue(club.post(report("visit", account, "b")).created());
        assertRefused("activity-cap-reached", report("visit", account, "c"));
        var dayBefore = Instant.parse("2026-03-14T22:59:00Z");
        assertTrue(club.post(report("visit", account, "c", dayBefore, null)).created());
        assertRefused("activity-cap-reached", report("visit", account, "d", dayBefore, null));
        assertTrue(club.post(report("visit", account, "d", Instant.parse("2026-02-15T10:00:00Z"), null)).created());
        assertTrue(club.post(report("visit", club.account(), "a")).created());
        assertEquals(40, club.available(account));
    }

    @Test
    void whatWaitsEarnsWhenItIsApproved() {
        club.approvedType("trade-in");
        var waiting = club.post(report("trade-in", account, "churn")).activity();
        assertEquals(Activity.State.PENDING_APPROVAL, waiting.state());
        assertEquals(0, club.available(account));
        assertEquals(1, club.events("activity.reported"));

        var approved = club.approve(waiting);

        assertEquals(club.read(waiting.id()), approved);
        assertEquals("anna", approved.decidedBy());
        assertEquals(10, club.available(account));
        assertEquals(1, club.events("activity.accepted"));
        assertEquals("wrong-state", assertThrows(DomainException.class, () -> club.approve(waiting)).code());
        assertEquals("wrong-state", assertThrows(DomainException.class, () -> club.reject(waiting)).code());
        assertTrue(club.ledgerIsClean());
    }

    @Test
    void whatWasRejectedMakesRoomForAnother() {
        club.type("trade-in", "[]", true, true, 1, null);
        var wrong = club.post(report("trade-in", account, "churn")).activity();
        assertRefused("activity-cap-reached", report("trade-in", account, "pail"));
        assertEquals("no proof", club.reject(wrong).reason());
        assertEquals(1, club.events("activity.rejected"));
        var next = club.post(report("trade-in", account, "churn"));
        assertTrue(next.created());
        assertEquals(List.of(next.activity().id(), wrong.id()),
                club.list(account, null, null, 10).stream().map(Activity::id).toList());
        assertEquals(List.of(wrong.id()),
                club.list(null, Activity.State.REJECTED, null, 10).stream().map(Activity::id).toList());
        assertEquals(List.of(wrong.id()),
                club.list(account, null, next.activity().id(), 10).stream().map(Activity::id).toList());
    }

    @Test
    void aMemberStandsForItsAccount() {
        club.type("visit");
        var member = club.member(account, "ACTIVE");
        var activity = club.post(by(member, report("visit", null, "fair"))).activity();
        assertEquals(account, activity.accountId());
        assertEquals(member, activity.memberId());
        assertTrue(club.post(by(member, report("visit", account, "fair"))).created());
        assertRefused("unknown-member", by(member, report("visit", club.account(), "fair")));
        assertRefused("unknown-member", by(club.member(account, "REMOVED"), report("visit", null, "fair")));
        assertRefused("invalid-request", report("visit", null, "fair"));
    }

    @Test
    void whatCanNotBeIsRefused() {
        club.type("visit");
        assertRefused("unknown-activity-type", report("walk", account, "fair"));
        assertRefused("unknown-account", report("visit", Ids.next(), "fair"));
        assertRefused("invalid-request", report("visit", account, "fair", NOW.plus(Duration.ofDays(2)), null));
        assertRefused("invalid-request", report("visit", account, "fair", Instant.EPOCH, null));
        var refusal = assertRefused("invalid-attributes", with("{\"size\":1}", report("visit", account, "fair")));
        assertEquals("attributes.size", refusal.violations().get(0).field());
        Database.execute(club.tenant, "update app.activity_type set active = false where tenant_id = ?", club.tenant);
        assertRefused("activity-type-inactive", report("visit", account, "fair"));
        assertEquals(0, club.available(account));
    }

    @Test
    void anInactiveTypesActivityIsStillTheFirstOne() {
        club.onceType("course");
        var first = club.post(report("course", account, "hygiene")).activity();
        Database.execute(club.tenant, "update app.activity_type set active = false where tenant_id = ?", club.tenant);
        assertEquals(first, club.post(report("course", account, "hygiene")).activity());
    }

    @Test
    void accountsOfOnePoolShareItsBalance() {
        club.type("visit");
        var branch = club.account();
        Database.execute(club.tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", account,
                club.tenant, branch);
        assertEquals(branch, club.post(report("visit", branch, "fair")).activity().accountId());
        assertEquals(10, club.available(account));
    }

    @Test
    void anotherTenantsActivityIsNotThere() {
        club.type("visit");
        var activity = club.post(report("visit", account, "fair", NOW, "v1")).activity();
        var other = new Club();
        other.type("visit");
        assertEquals("not-found", assertThrows(DomainException.class, () -> other.read(activity.id())).code());
        assertEquals("not-found", assertThrows(DomainException.class, () -> other.approve(activity)).code());
        assertEquals(List.of(), other.list(null, null, null, 10));
        assertTrue(other.post(report("visit", other.account(), "fair", NOW, "v1")).created());
        assertEquals("unknown-account", assertThrows(DomainException.class,
                () -> other.post(report("visit", account, "fair"))).code());
    }

    private DomainException assertRefused(String code, ActivityReport report) {
        var refusal = assertThrows(DomainException.class, () -> club.post(report));
        assertEquals(code, refusal.code());
        return refusal;
    }
}
