package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
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
    void aTenantThatIsAloneHasTwoBatchesUnderWayAndOneWhileAnotherPostsSinglePurchases() throws Exception {
        assertMostAtOnce(2, 10, this::batch);
        gate.single(QUIET, () -> null);
        assertMostAtOnce(1, 10, this::batch);
    }

    private Object batch(Supplier<Object> work) {
        var turn = gate.batch(LOUD);
        try (turn) {
            return work.get();
        }
    }

    @Test
    void theNineteenthBatchOfATenantAtOnceIsRefusedAndOthersAreNot() throws Exception {
        var held = new CountDownLatch(1);
        var callers = new ArrayList<Thread>();
        for (var n = 0; n < 18; n++) {
            var caller = new Thread(() -> batch(() -> hold(new Semaphore(0), held)));
            caller.start();
            awaitParked(caller);
            callers.add(caller);
        }

        var refusal = assertThrows(DomainException.class, () -> gate.batch(LOUD));

        assertEquals(DomainException.Kind.UNAVAILABLE, refusal.kind());
        assertTrue(refusal.getMessage().contains("Prefer: respond-async"), refusal.getMessage());
        gate.batch(QUIET).close();
        held.countDown();
        for (var caller : callers) {
            caller.join(10_000);
        }
        gate.batch(LOUD).close();
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
    void theHundredAndNinthPurchaseOfATenantAtOnceIsRefusedAndOthersAreNot() {
        var held = new CountDownLatch(1);
        for (var n = 0; n < 108; n++) {
            var caller = new Thread(() -> gate.single(LOUD, () -> hold(new Semaphore(0), held)));
            caller.start();
            awaitParked(caller);
        }

        var refusal = assertThrows(DomainException.class, () -> gate.single(LOUD, () -> "posted"));

        assertEquals(DomainException.Kind.UNAVAILABLE, refusal.kind());
        assertEquals("posted", gate.single(QUIET, () -> "posted"));
        held.countDown();
    }

    @Test
    void whileAnothersPurchaseIsUnderWayHoweverLongATenantHasOneChunkAtOnce() throws Exception {
        var entered = new Semaphore(0);
        var held = new CountDownLatch(1);
        var slow = threads.submit(() -> gate.single(QUIET, () -> hold(entered, held)));
        assertTrue(entered.tryAcquire(10, TimeUnit.SECONDS));
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertMostAtOnce(1, 10, work -> gate.chunk(LOUD, work));

        held.countDown();
        slow.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatFailsGivesItsPlaceBack() throws Exception {
        for (var n = 0; n < 20; n++) {
            assertThrows(IllegalStateException.class, () -> gate.single(LOUD, () -> {
                throw new IllegalStateException("failed");
            }));
        }
        assertMostAtOnce(8, 40, work -> gate.single(LOUD, work));
    }

    private interface Entrance {
        Object pass(Supplier<Object> work);
    }

    /** Sends so many; all that come in stay, and the others must be waiting before any is let go. */
    private void assertMostAtOnce(int expected, int count, Entrance entrance) throws Exception {
        var entered = new Semaphore(0);
        var held = new CountDownLatch(1);
        var callers = new ArrayList<Thread>();
        for (var n = 0; n < count; n++) {
            callers.add(new Thread(() -> entrance.pass(() -> hold(entered, held))));
        }
        callers.forEach(Thread::start);
        for (var caller : callers) {
            awaitParked(caller);
        }
        assertEquals(expected, entered.availablePermits());
        held.countDown();
        for (var caller : callers) {
            caller.join(10_000);
        }
        assertEquals(count, entered.availablePermits());
    }

    private static void awaitParked(Thread caller) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (caller.getState() != Thread.State.WAITING && caller.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(System.nanoTime() < end, "a caller neither comes in nor waits");
            Thread.onSpinWait();
        }
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
