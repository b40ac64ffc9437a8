package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.job.Job;
import io.stamgast.job.JobTrial;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.observation.WalletsObserved;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The use case put together without a container. */
class PeriodClosesIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2012-01-10T12:00:00Z"), ZoneOffset.UTC);
    private static final Period Q1 = Period.parse("period", "2011-Q1");

    private final Shop shop = new Shop();
    private final List<String> audited = new ArrayList<>();

    @Test
    void aFewAccountsAreClosedWhileTheCallerWaits() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.account("A1");
        shop.buy(account, "2011-03-10T10:00:00Z", "3000.00");
        shop.observe(account, "2011-Q1", "10000");

        var answer = with(closes -> closes.close(Q1));

        assertNull(answer.job());
        assertEquals(300, answer.summary().pointsAdded());
        assertEquals(600, shop.points(account));
        assertEquals(List.of("closed period 2011-Q1"), audited);
        assertEquals(1, Database.number(shop.tenant, """
                select count(*) from app.outbox where type = 'period.closed' and payload ->> 'pointsAdded' = '300'"""));
        assertFalse(with(closes -> closes.find(Q1)).closing());
    }

    @Test
    void everybodySeesTheMarkBeforeTheCloseIsThrough() {
        with(closes -> {
            closes.close(Q1);
            assertTrue(shop.closed("2011-Q1").closing(), "another connection sees it");
            return null;
        });
        assertFalse(shop.closed("2011-Q1").closing());
    }

    @Test
    void manyAccountsAreClosedByAJob() {
        var version = shop.shareRule("PERIOD_CLOSE", "QUARTER");
        Shop.many(shop.tenant, 501, version);

        var answer = with(closes -> closes.close(Q1));

        assertNull(answer.summary());
        assertEquals(0, Database.number(shop.tenant, "select count(*) from app.posting"));
        var job = JobTrial.run(shop.tenant, answer.job(), kind());
        assertEquals(Job.State.DONE, job.state());
        assertEquals(501, job.result().get("accountsChanged"));
        assertEquals(501 * 300, Database.number(shop.tenant, "select sum(available) from app.balance"));
        var again = JobTrial.run(shop.tenant, with(closes -> closes.close(Q1)).job(), kind());
        assertEquals(0, again.result().get("accountsChanged"));
        assertEquals(2, shop.closed("2011-Q1").closes());
    }

    @Test
    void anObservationForAClosedPeriodMakesItStaleAndForAnotherDoesNot() {
        with(closes -> closes.close(Q1));
        observed("2011-Q2", "2011", "2011-03");
        assertFalse(shop.closed("2011-Q1").stale());
        observed("2011-Q2", "2011-Q1");
        assertTrue(shop.closed("2011-Q1").stale());
        observed("2011-Q1");
        assertEquals(1, Database.number(shop.tenant, """
                select count(*) from app.outbox where type = 'period.reopened' and payload ->> 'period' = '2011-Q1'"""),
                "once until it is closed again");
    }

    @Test
    void aPeriodThatWasNeverClosedIsNotFound() {
        assertThrows(DomainException.class, () -> with(closes -> closes.find(Q1)));
        with(closes -> closes.close(Q1));
        assertEquals(1, with(closes -> closes.find(Q1)).closes());
    }

    @Test
    void periodsAreListedPageByPageBackwards() {
        for (var period : List.of("2010", "2010-Q4", "2010-11", "2011-Q1")) {
            with(closes -> closes.close(Period.parse("period", period)));
        }
        var first = with(closes -> closes.list(null, 2));
        assertEquals(List.of("2011-Q1", "2010-Q4"), first.stream().map(ClosedPeriod::period).toList());
        var rest = with(closes -> closes.list("2010-Q4", 9));
        assertEquals(List.of("2010-11", "2010"), rest.stream().map(ClosedPeriod::period).toList());
    }

    private void observed(String... periods) {
        Database.work().call(shop.tenant, connection -> {
            var stale = new StalePeriods();
            stale.connection = new Entered(connection);
            stale.tenant = Entered.tenant(shop.tenant);
            stale.clock = Clock.systemUTC();
            stale.mark(new WalletsObserved(Set.copyOf(
                    List.of(periods).stream().map(text -> Period.parse("period", text)).toList())));
            return null;
        });
    }

    private <T> T with(Function<PeriodCloses, T> work) {
        return Database.work().call(shop.tenant, connection -> {
            var closes = new PeriodCloses();
            closes.connection = new Entered(connection);
            closes.tenant = Entered.tenant(shop.tenant);
            closes.rules = new RuleBook();
            closes.standings = new Standings();
            closes.clock = CLOCK;
            closes.marks = marks();
            closes.jobs = jobs(connection);
            closes.audit = audit();
            return work.apply(closes);
        });
    }

    /** Begins in a transaction of its own, as the container does. */
    private PeriodMarks marks() {
        return new PeriodMarks() {
            @Override
            public Closing begin(Period period) {
                return Database.work().call(shop.tenant, other -> {
                    connection = new Entered(other);
                    tenant = Entered.tenant(shop.tenant);
                    user = new CurrentUser();
                    rules = new RuleBook();
                    standings = new Standings();
                    clock = CLOCK;
                    return super.begin(period);
                });
            }
        };
    }

    private Jobs jobs(Connection connection) {
        return new Jobs() {
            @Override
            public UUID create(String kind, Object parameters) {
                try {
                    return create(connection, shop.tenant, "anna", CLOCK.instant(), kind, parameters);
                } catch (SQLException failure) {
                    throw new DatabaseFailure(failure);
                }
            }
        };
    }

    private Audit audit() {
        return new Audit() {
            @Override
            public void record(String action, String type, Object id, Object before, Object after) {
                audited.add(action + " " + type + " " + id);
            }
        };
    }

    private PeriodCloseJob kind() {
        var kind = new PeriodCloseJob();
        kind.work = Database.work();
        kind.rules = new RuleBook();
        kind.standings = new Standings();
        kind.clock = CLOCK;
        return kind;
    }
}
