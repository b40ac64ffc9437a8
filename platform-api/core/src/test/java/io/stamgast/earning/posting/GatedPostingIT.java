package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.testing.Database;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That posting goes through the gate: whoever finds no place there waits, and comes to no database. */
class GatedPostingIT {

    private static final int SINGLES = 8;
    private static final int BULKS = 2;

    private final Till till = Till.open();
    private final PostingGate gate = new PostingGate(() -> 0);
    private final PurchasePosting posting = new PurchasePosting(Database.work(), new ProgramShelf(new RuleBook(),
            new Standings()),
            Clock.fixed(Till.NOW, ZoneOffset.UTC), committed -> { }, gate);
    private final CountDownLatch held = new CountDownLatch(1);
    private final Semaphore entered = new Semaphore(0);
    private final List<Thread> holders = new ArrayList<>();

    @AfterEach
    void letGo() throws InterruptedException {
        held.countDown();
        for (var holder : holders) {
            holder.join();
        }
    }

    /** Takes so many places of the gate and keeps them. */
    private void keep(int places, Runnable place) throws InterruptedException {
        for (var n = 0; n < places; n++) {
            var holder = new Thread(place);
            holder.start();
            holders.add(holder);
        }
        assertTrue(entered.tryAcquire(places, 10, TimeUnit.SECONDS));
    }

    private Supplier<Void> untilLetGo() {
        return () -> {
            entered.release();
            try {
                held.await();
            } catch (InterruptedException interruption) {
                throw new IllegalStateException(interruption);
            }
            return null;
        };
    }

    /** Begins it, sees it wait and nothing be posted, lets the places go and answers what it came to. */
    private <T> T waited(Callable<T> call) throws Exception {
        var task = new FutureTask<>(call);
        var caller = new Thread(task);
        caller.start();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!isParkedAtTheGate(caller)) {
            assertTrue(!task.isDone() && System.nanoTime() < end, "it doesn't wait");
            Thread.onSpinWait();
        }
        assertEquals(0, till.count("purchase"));
        held.countDown();
        return task.get(10, TimeUnit.SECONDS);
    }

    private static boolean isParkedAtTheGate(Thread caller) {
        for (var frame : caller.getStackTrace()) {
            if (frame.getClassName().equals(Semaphore.class.getName())) {
                return caller.getState() == Thread.State.WAITING || caller.getState() == Thread.State.TIMED_WAITING;
            }
        }
        return false;
    }

    @Test
    void aSinglePurchaseWaitsForAPlace() throws Exception {
        keep(SINGLES, () -> gate.single(till.tenant, untilLetGo()));

        var answer = waited(() -> posting.post(till.tenant, "till", Sale.of("1").eur(),
                new Till.Request(null, "1")));

        assertEquals(201, answer.status());
    }

    @Test
    void aChunkWaitsForAPlace() throws Exception {
        keep(BULKS, () -> gate.chunk(till.tenant, untilLetGo()));

        var outcomes = waited(() -> posting.post(till.tenant, "till", List.of(Sale.of("1").eur())));

        assertTrue(outcomes.get(0) instanceof Outcome.Posted, outcomes.toString());
    }

    @Test
    void aRehearsedChunkWaitsForAPlace() throws Exception {
        keep(BULKS, () -> gate.chunk(till.tenant, untilLetGo()));
        var rehearsal = posting.rehearsal(till.tenant, Set.of());

        var outcomes = waited(() -> rehearsal.post(List.of(Sale.of("1").eur())));

        assertEquals(1, outcomes.size());
    }

    @Test
    void aBatchThatIsAnsweredAtOnceWaitsForItsTurn() throws Exception {
        keep(BULKS, () -> {
            var turn = gate.batch(till.tenant);
            try (turn) {
                untilLetGo().get();
            }
        });

        waited(() -> posting.turn(till.tenant)).close();
    }
}
