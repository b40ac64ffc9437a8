package io.stamgast.membership.monthly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.membership.entitlement.Entitlements;
import io.stamgast.membership.entitlement.Member;
import io.stamgast.plan.PlanDesk;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.Written;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In Amsterdam, from the last day of January on. */
class MonthlyPointsIT {

    private static final Instant BEGAN = Instant.parse("2026-01-31T22:30:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-28T22:30:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-31T21:30:00Z");

    private final int tenant = Database.newTenant();
    private final UUID account = Database.newAccount(tenant, "A1");
    private final PlanDesk desk = new PlanDesk(tenant, new MovedClock(BEGAN), (connection, change) -> { });
    private final UUID plan = desk.create(Written.valid()).id();
    private final MonthlyPoints points = new MonthlyPoints(Database.work(), new Entitlements(new Plans()));
    private final Member member = Member.takes(tenant, account, desk, plan, BEGAN);

    private long given(Instant now) {
        points.run(tenant, now);
        return available();
    }

    private long available() {
        return Database.number(tenant, "select available from app.balance where tenant_id = ? and account_id = ?",
                tenant, account);
    }

    @Test
    void aMonthsPointsAreGivenWhenItBegins() {
        assertEquals(0, given(BEGAN.minusSeconds(1)));
        assertEquals(100, given(BEGAN));
        assertEquals(100, given(FEBRUARY.minusSeconds(1)));
        assertEquals(200, given(FEBRUARY), "the last day of a month that is shorter");
        assertEquals(200, given(MARCH.minusSeconds(1)));
        assertEquals(300, given(MARCH), "the 31st again, at the same hour of summer time");
        assertEquals(3, member.read().monthsGranted());
        assertEquals(1, Database.number(tenant, """
                select count(*) from app.posting where tenant_id = ? and kind = 'ADJUSTED' and key = ?
                    and reason = 'Monthly points of Club'""", tenant, "membership:" + member.id() + ":month:2"));
    }

    @Test
    void afterAStandstillEachMonthIsMadeUpForOnce() {
        assertEquals(600, given(Instant.parse("2026-06-30T22:30:00Z")));
        assertEquals(600, given(Instant.parse("2026-06-30T22:30:00Z")));
    }

    @Test
    void whatWasGivenIsNotGivenAgainEvenIfItWasForgotten() {
        assertEquals(200, given(FEBRUARY));
        Database.execute(tenant, "update app.membership set months_granted = 0 where tenant_id = ?", tenant);
        assertEquals(300, given(MARCH));
        assertEquals(3, member.read().monthsGranted());
    }

    @Test
    void severalAtOnceGiveItOnce() throws Exception {
        var together = new CyclicBarrier(4);
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (var run : threads.invokeAll(IntStream.range(0, 4).<Callable<Object>>mapToObj(i -> () -> {
                together.await();
                points.run(tenant, FEBRUARY);
                return null;
            }).toList())) {
                run.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(200, available());
    }

    @Test
    void aMonthWhoseBenefitsDontActWhenItBeginsBringsNothing() {
        member.fails(BEGAN.plusSeconds(60), FEBRUARY.minusSeconds(1));
        member.ends(Instant.parse("2026-03-15T00:00:00Z"));
        assertEquals(100, given(Instant.parse("2026-06-01T00:00:00Z")));
        assertEquals(2, member.read().monthsGranted(), "no month begins after its end");
    }

    @Test
    void theVersionThatTheMemberHadThenCounts() {
        var more = desk.create(Written.valid().with("/code", "\"vip\"").with("/benefits/monthlyPoints", "7")).id();
        Member.takes(tenant, account, desk, more, MARCH);
        desk.save(more, Written.valid().with("/code", "\"vip\"").with("/benefits/monthlyPoints", "9000"));
        assertEquals(307, given(MARCH));
    }

    @Test
    void aPlanWithoutPointsGivesNone() {
        var none = desk.create(Written.valid().with("/code", "\"none\"").without("/benefits")).id();
        var other = Member.takes(tenant, account, desk, none, BEGAN);
        assertEquals(200, given(FEBRUARY));
        assertEquals(2, other.read().monthsGranted());
    }

    @Test
    void anotherTenantsMonthsAreLeftAlone() {
        points.run(Database.newTenant(), MARCH);
        assertEquals(0, available());
        assertEquals(0, member.read().monthsGranted());
    }
}
