package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostingGateTest {

    private static final int LOUD = 1;
    private static final int QUIET = 2;

    private final AtomicLong nanos = new AtomicLong();
    private final PostingGate gate = new PostingGate(nanos::get);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void aTenantHasEightSinglePurchasesAtTheDatabaseAtOnce() throws Exception {
        assertMostAtOnce(8, 40, work -> gate.single(LOUD, work));
    }

    @Test
    void allTenantsTogetherHaveSixteen() throws Exception {
        var tenants = new AtomicInteger();
        assertMostAtOnce(16, 40, work -> gate.single(tenants.getAndIncrement() % 5, work));
    }

    @Test
    void aTenantThatIsAloneHasTwoChunksAtOnce() throws Exception {
        assertMostAtOnce(2, 10, work -> gate.chunk(LOUD, work));
    }

    @Test
    void whileAnotherPostsSinglePurchasesATenantHasOneChunkAtOnce() throws Exception {
        gate.single(QUIET, () -> null);
        assertMostAtOnce(1, 10, work -> gate.chunk(LOUD, work));

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertMostAtOnce(2, 10, work -> gate.chunk(LOUD, work));
    }

    @Test
    void itsOwnSinglePurchasesDontSlowATenantsChunks() throws Exception {
        gate.single(LOUD, () -> null);
        assertMostAtOnce(2, 10, work -> gate.chunk(LOUD, work));
    }

    @Test
    void aTenantWhosePostsAllWaitKeepsNobodyElseOut() throws Exception {
        var entered = new Semaphore(0);
        var held = new CountDownLatch(1);
        var waiting = new ArrayList<Future<?>>();
        for (var n = 0; n < 20; n++) {
            waiting.add(threads.submit(() -> gate.single(LOUD, () -> hold(entered, held))));
        }
        assertTrue(entered.tryAcquire(8, 10, TimeUnit.SECONDS));

        assertEquals("posted", threads.submit(() -> gate.single(QUIET, () -> "posted")).get(10, TimeUnit.SECONDS));

        held.countDown();
        for (var done : waiting) {
            done.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatFailsGivesItsPlaceBack() throws Exception {
        for (var n = 0; n < 20; n++) {
            threads.submit(() -> gate.single(LOUD, () -> {
                throw new IllegalStateException("failed");
            }));
        }
        assertMostAtOnce(8, 40, work -> gate.single(LOUD, work));
    }

    private interface Entrance {
        Object pass(Supplier<Object> work);
    }

    /** Sends so many at once, lets those that come in stay until the expected number is inside, then lets all go. */
    private void assertMostAtOnce(int expected, int count, Entrance entrance) throws Exception {
        var begun = new CountDownLatch(count);
        var entered = new Semaphore(0);
        var held = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new ArrayList<Future<?>>();
        for (var n = 0; n < count; n++) {
            all.add(threads.submit(() -> {
                begun.countDown();
                return entrance.pass(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    hold(entered, held);
                    return inside.decrementAndGet();
                });
            }));
        }
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        assertTrue(entered.tryAcquire(expected, 10, TimeUnit.SECONDS), "fewer than " + expected + " come in");
        held.countDown();
        for (var done : all) {
            done.get(10, TimeUnit.SECONDS);
        }
        assertEquals(expected, most.get());
    }

    private static Object hold(Semaphore entered, CountDownLatch held) {
        entered.release();
        try {
            return held.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
