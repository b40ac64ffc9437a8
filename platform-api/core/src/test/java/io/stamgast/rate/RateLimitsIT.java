package io.stamgast.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** By a clock that goes on only when a test says so. */
class RateLimitsIT {

    private static final String TILL = "till";

    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(20_000).toNanos());
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    };
    private final int tenant = Database.newTenant();
    private final RateLimits one = instance();

    private RateLimits instance() {
        var limits = new RateLimits(time);
        limits.database = Database.app();
        limits.perTenant = 20;
        limits.open();
        return limits;
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private int granted(RateLimits instance, int asked) {
        return (int) IntStream.range(0, asked).filter(request -> instance.take(tenant, null).isGranted()).count();
    }

    @Test
    void asManyMayComeAtOnceAsPerSecondAndThenAsTimeGoesBy() {
        assertEquals(20, granted(one, 30));

        pass(Duration.ofMillis(100));
        assertEquals(2, granted(one, 30));
        pass(Duration.ofSeconds(1));
        assertEquals(20, granted(one, 30));
        pass(Duration.ofHours(1));
        assertEquals(20, granted(one, 30));
    }

    @Test
    void whatIsLeftIsToldAndWhenThereIsMore() {
        assertEquals(new Quota(true, 20, 19, 1, 0), one.take(tenant, null));
        granted(one, 19);

        assertEquals(new Quota(false, 20, 0, 1, 1), one.take(tenant, null));
    }

    @Test
    void oneTenantsRequestsAreNotAnothers() {
        granted(one, 30);

        assertTrue(one.take(Database.newTenant(), null).isGranted());
    }

    @Test
    void aTenantsOwnLimitReplacesTheDefaultAndAChangedOneHoldsAtOnce() {
        assertEquals(3, IntStream.range(0, 10).filter(request -> one.take(tenant, 3).isGranted()).count());
        assertEquals(5, IntStream.range(0, 10).filter(request -> one.take(tenant, 5).isGranted()).count());
    }

    @Test
    void aClientIsHeldToItsOwnLimitAndTheRestIsTheOthers() {
        assertEquals(4, IntStream.range(0, 10).filter(
                request -> one.take(tenant, null, TILL, 4).isGranted()).count());

        assertEquals(16, granted(one, 30));
    }

    @Test
    void theTighterLimitIsTold() {
        assertEquals(4, one.take(tenant, null, TILL, 4).limit());
        granted(one, 18);
        assertEquals(new Quota(true, 20, 0, 1, 0), one.take(tenant, null, TILL, 4));

        var refused = one.take(tenant, null, TILL, 4);
        assertFalse(refused.isGranted());
        assertEquals(20, refused.limit());
    }

    @Test
    void instancesShareOneLimitButForATenthEach() {
        var other = instance();

        var together = 0;
        for (var request = 0; request < 30; request++) {
            together += granted(one, 1) + granted(other, 1);
        }

        assertTrue(together >= 20 && together <= 24, together + " were let in");
    }

    @Test
    void whatWasLetInTooManyIsMissingLater() {
        var other = instance();
        var together = 0;
        for (var tenth = 0; tenth <= 100; tenth++) {
            for (var request = 0; request < 5; request++) {
                together += granted(one, 1) + granted(other, 1);
            }
            pass(Duration.ofMillis(100));
        }

        assertTrue(together >= 215 && together <= 224, together + " were let in in ten seconds");
    }

    @Test
    void refusalsDontAskTheDatabase() {
        granted(one, 30);
        assertEquals(1, Database.execute(tenant, "delete from app.rate_bucket where id = ?", tenant + "//20"));

        assertEquals(0, granted(one, 1000));

        assertEquals(0, Database.execute(tenant, "delete from app.rate_bucket where id = ?", tenant + "//20"));
    }

    /** From eight threads, how many of forty requests were let in. */
    private int grantedAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var granted = 0;
            for (var done : threads.invokeAll(IntStream.range(0, 40).mapToObj(
                    request -> (Callable<Boolean>) () -> one.take(tenant, null).isGranted()).toList())) {
                granted += done.get() ? 1 : 0;
            }
            return granted;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void requestsAtTheSameTimeAreCountedOnceEach() throws Exception {
        assertEquals(20, grantedAtOnce());
        pass(Duration.ofSeconds(2));
        assertEquals(20, grantedAtOnce());
    }

    @Test
    void afterACrashOfTheDatabaseEveryLimitIsWhole() throws Exception {
        granted(one, 30);
        Database.execute(tenant, "delete from app.rate_bucket where id = ?", tenant + "//20");
        pass(Duration.ofSeconds(2));

        assertEquals(20, grantedAtOnce());
    }

    @Test
    void withoutTheDatabaseNothingIsLetIn() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/nowhere");
        one.database = nowhere;
        one.open();

        var failure = assertThrows(RuntimeException.class, () -> one.take(tenant, null));
        assertTrue(DatabaseFailure.under(failure).orElseThrow().isOfConnection(), failure.toString());
    }
}
