package io.stamgast.referral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.posting.Till;
import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.testing.Database;
import io.stamgast.tier.scheme.Written;
import io.stamgast.tier.standing.Club;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is bought at the till is posted on 15 March; the referrals are of 5 January. */
class RewardingIT {

    private static final String SOON = "2026-03-15T12:00:00Z";

    private final Circle circle = new Circle();
    private final UUID a = circle.account("A");
    private final UUID b = circle.account("B");

    @Test
    void theRewardLiftsBothIntoTheTiersTheyReach() {
        var tiers = new Club(circle.tenant);
        tiers.scheme(Written.SPEND.replace("OWN_SPEND", "POINTS_EARNED").replace("\"1000\"", "\"40\"")
                .replace("\"5000\"", "\"100\""));
        circle.standings = tiers.standings();
        circle.refer(a, b);
        circle.buy(sale("1").over("80.00").at("2026-01-20T10:00:00Z"));

        circle.round(SOON);

        assertEquals("GOLD", tiers.tier(a));
        assertEquals("100", tiers.figure(a));
        assertEquals("SILVER", tiers.tier(b), "with the eight of its purchase");
        circle.till.requireSoundLedger();
    }

    @Test
    void bothSidesAreRewardedForTheFirstPurchaseAboveX() {
        var referral = circle.refer(a, b);
        circle.round(SOON);
        assertEquals(Referral.State.OPEN, circle.read(referral).state());
        circle.buy(sale("small").over("50.00").at("2026-01-10T10:00:00Z"));
        circle.buy(sale("large").over("80.00").at("2026-01-20T10:00:00Z"));
        circle.buy(sale("larger").over("90.00").at("2026-01-21T10:00:00Z"));

        circle.round(SOON);

        var rewarded = circle.read(referral);
        assertEquals(Referral.State.REWARDED, rewarded.state());
        assertEquals(purchase("large"), rewarded.purchaseId());
        assertEquals(100, circle.points(a));
        assertEquals(40, circle.points(b));
        assertEquals(100, circle.till.available("A"));
        assertEquals(1, circle.events("referral.rewarded"));
        var posting = Database.work().call(circle.tenant,
                connection -> Statements.posting(connection, circle.tenant, rewarded.referrerPostingId()));
        assertEquals("Earned 100 points for the referral: B", posting.text());
        assertNotNull(posting.explanation());
        circle.till.requireSoundLedger();

        circle.round(SOON);

        assertEquals(rewarded, circle.read(referral));
        assertEquals(100, circle.points(a));
        assertEquals(1, circle.events("referral.rewarded"));
    }

    @Test
    void whoHasTheReferrersTaxIdByThenIsNotRewarded() {
        var referral = circle.refer(a, b);
        circle.attribute(a, "NL 1.2.3");
        circle.attribute(b, "NL123");
        circle.buy(sale("1").over("80.00").at("2026-01-20T10:00:00Z"));

        circle.round(SOON);

        var lapsed = circle.read(referral);
        assertEquals(Referral.State.LAPSED, lapsed.state());
        assertEquals(Referral.Lapse.TAX_ID_TAKEN, lapsed.lapsedBy());
        assertEquals(0, circle.points(a) + circle.points(b));
        assertEquals(1, circle.events("referral.lapsed"));
    }

    @Test
    void whoIsOfTheReferrersHierarchyByThenIsNotRewarded() {
        var referral = circle.refer(a, b);
        circle.place(b, a);
        circle.round(SOON);
        assertEquals(Referral.State.OPEN, circle.read(referral).state(), "nothing is due");
        circle.buy(sale("1").over("80.00").at("2026-01-20T10:00:00Z"));

        circle.round(SOON);

        assertEquals(Referral.Lapse.SELF_REFERRAL, circle.read(referral).lapsedBy());
        assertEquals(0, circle.points(a) + circle.points(b));
    }

    @Test
    void onlyWhatHasChangedIsLookedAtAgainBeforeTheNextDay() {
        var looks = new AtomicInteger();
        circle.rewards = (connection, tenant, referral, purchase) -> {
            looks.incrementAndGet();
            return Optional.empty();
        };
        circle.refer(a, b);
        circle.buy(sale("1").over("20.00").at("2026-01-20T10:00:00Z"));
        circle.round("2026-03-15T12:00:00Z");
        circle.round("2026-03-15T12:01:00Z");
        assertEquals(1, looks.get());

        circle.buy(sale("2").over("20.00").at("2026-01-21T10:00:00Z"));
        circle.round("2026-03-15T12:02:00Z");
        circle.round("2026-03-15T12:03:00Z");
        assertEquals(1 + 2, looks.get(), "both purchases");

        circle.till.publish("2020-01-02T00:00:00Z", Till.BASE);
        circle.round("2026-03-15T12:04:00Z");
        assertEquals(1 + 2 + 2, looks.get());
        circle.round("2026-03-16T12:03:59Z");
        assertEquals(1 + 2 + 2, looks.get());
        circle.round("2026-03-16T12:04:00Z");
        assertEquals(1 + 2 + 2 + 2, looks.get());
    }

    @Test
    void theyWaitUntilThePurchasesPointsAreAvailable() {
        var slow = new Circle(Map.of("pending_days", 90));
        var referrer = slow.account("A");
        var referral = slow.refer(referrer, slow.account("B"));
        slow.buy(sale("1").at("2026-01-20T10:00:00Z"));
        slow.round("2026-04-21T00:00:00Z"); // due, but not released yet
        assertEquals(Referral.State.OPEN, slow.read(referral).state());

        slow.release("2026-04-21T00:00:00Z");
        slow.round("2026-04-21T00:00:00Z");

        assertEquals(Referral.State.REWARDED, slow.read(referral).state());
        assertEquals(100, slow.till.available("A")); // at once: it has waited already
        slow.till.requireSoundLedger();
    }

    @Test
    void aPurchaseThatEarnsNothingWaitsAsLong() {
        var slow = new Circle(Map.of("pending_days", 90));
        var referral = slow.refer(slow.account("A"), slow.account("B"));
        slow.rewards = (connection, tenant, one, purchase) -> Optional.of(new ReferralRewards.Worth(1, 0, null, null));
        slow.buy(sale("1").over("9.99").at("2026-01-20T10:00:00Z"));
        slow.round("2026-04-20T00:00:00Z");
        assertEquals(Referral.State.OPEN, slow.read(referral).state());

        slow.round("2026-04-21T00:00:00Z");

        var rewarded = slow.read(referral);
        assertEquals(Referral.State.REWARDED, rewarded.state());
        assertNotNull(rewarded.referrerPostingId());
        assertNull(rewarded.accountPostingId());
    }

    @Test
    void whatWasReturnedDoesNotCount() {
        var referral = circle.refer(a, b);
        circle.buy(sale("1").over("80.00").at("2026-01-20T10:00:00Z"));
        circle.buy(sale("2").over("-30.00").at("2026-01-25T10:00:00Z").returning("1"));
        circle.round(SOON);
        assertEquals(Referral.State.OPEN, circle.read(referral).state());
        circle.buy(sale("3").over("80.00").at("2026-01-26T10:00:00Z"));
        circle.round(SOON);
        assertEquals(purchase("3"), circle.read(referral).purchaseId());
    }

    @Test
    void aPurchaseOfTheSameDayIsAfterTheReferralAndOneOfTheDayBeforeEndsIt() {
        var referral = circle.refer(a, b);
        circle.buy(sale("1").at("2026-01-04T23:00:00Z")); // midnight in Amsterdam
        circle.round(SOON);
        assertEquals(Referral.State.REWARDED, circle.read(referral).state());

        var late = circle.refer(a, circle.account("D"));
        circle.buy(sale("2").by("ext:D").at("2026-01-20T10:00:00Z"));
        circle.buy(sale("3").by("ext:D").at("2026-01-04T22:59:00Z"));
        circle.round(SOON);
        var lapsed = circle.read(late);
        assertEquals(Referral.State.LAPSED, lapsed.state());
        assertEquals(Referral.Lapse.EARLIER_PURCHASE, lapsed.lapsedBy());
        assertEquals(1, circle.events("referral.lapsed"));
    }

    @Test
    void afterAYearItLapsesUnlessAPurchaseStillWaits() {
        var referral = circle.refer(a, b);
        circle.round("2027-01-05T09:59:59Z");
        assertEquals(Referral.State.OPEN, circle.read(referral).state());
        circle.round("2027-01-05T10:00:00Z");
        assertEquals(Referral.Lapse.TIME, circle.read(referral).lapsedBy());

        var slow = new Circle(Map.of("pending_days", 365));
        var waiting = slow.refer(slow.account("A"), slow.account("B"));
        slow.buy(sale("1").at("2026-01-20T10:00:00Z"));
        slow.round("2027-01-10T00:00:00Z");
        assertEquals(Referral.State.OPEN, slow.read(waiting).state());
        slow.release("2027-01-21T00:00:00Z");
        slow.round("2027-01-21T00:00:00Z");
        assertEquals(Referral.State.REWARDED, slow.read(waiting).state());
    }

    @Test
    void whatIsReversedByHandIsNoPurchase() {
        var referral = circle.refer(a, b);
        circle.buy(sale("1").at("2026-01-20T10:00:00Z"));
        Database.execute(circle.tenant, """
                insert into app.posting (tenant_id, id, program_id, account_id, key, kind, occurred_at, posted_at,
                    reverses_id, actor)
                select o.tenant_id, gen_random_uuid(), 1, o.account_id, 'reverse:' || o.id, 'REVERSED', now(), now(),
                    o.id, 'anna'
                from app.posting o where o.tenant_id = ? and o.kind = 'EARNED'""", circle.tenant);
        circle.round(SOON);
        assertEquals(Referral.State.OPEN, circle.read(referral).state());
    }

    @Test
    void ofManyRoundsAtOnceOneRewards() throws Exception {
        var referral = circle.refer(a, b);
        circle.buy(sale("1").at("2026-01-20T10:00:00Z"));
        var threads = Executors.newFixedThreadPool(20);
        try {
            for (var done : threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> (Callable<Void>) () -> {
                circle.round(SOON);
                return null;
            }).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(Referral.State.REWARDED, circle.read(referral).state());
        assertEquals(100, circle.points(a));
        assertEquals(40, circle.points(b));
        circle.till.requireSoundLedger();
    }

    @Test
    void oneThatCannotBeJudgedKeepsNoOtherWaitingAndIsLookedAtAgain() {
        var first = circle.refer(a, b);
        var second = circle.refer(a, circle.account("C"));
        circle.buy(sale("1").at("2026-01-20T10:00:00Z"));
        circle.buy(sale("2").by("ext:C").at("2026-01-20T10:00:00Z"));
        var sound = circle.rewards;
        circle.rewards = (connection, tenant, referral, purchase) -> {
            if (referral.id().equals(first.id())) {
                throw new IllegalStateException("on purpose");
            }
            return sound.of(connection, tenant, referral, purchase);
        };
        assertThrows(IllegalStateException.class, () -> circle.round(SOON));
        assertEquals(Referral.State.OPEN, circle.read(first).state());
        assertEquals(Referral.State.REWARDED, circle.read(second).state());

        circle.rewards = sound;
        circle.round(SOON);

        assertEquals(Referral.State.REWARDED, circle.read(first).state());
        assertEquals(200, circle.points(a));
    }

    private static Sale sale(String number) {
        return Sale.of(number).by("ext:B");
    }

    private UUID purchase(String number) {
        return Database.work().call(circle.tenant, connection -> {
            try (var query = connection.prepareStatement(
                    "select id from app.purchase where tenant_id = ? and invoice_number = ?")) {
                query.setInt(1, circle.tenant);
                query.setString(2, number);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        });
    }
}
