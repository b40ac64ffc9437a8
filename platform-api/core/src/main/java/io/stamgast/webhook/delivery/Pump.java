package io.stamgast.webhook.delivery;

import io.stamgast.kernel.TenantWork;
import io.stamgast.webhook.lease.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps an instance's lanes going. One thread looks after all of them and never waits: it hands turns to a few others,
 * and calls to the client, and learns of their ends by its inbox.
 */
final class Pump {

    private static final Logger LOG = Logger.getLogger(Pump.class.getName());
    private static final int TURN_THREADS = 4;
    private static final long TICK_MILLIS = 10;
    private static final long SIGN = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(150);
    /** Every how many looks the lanes are looked at that had nothing to do for some time. */
    private static final int IDLE_LOOKS = 3;
    private static final Duration LAST_WAIT = Duration.ofSeconds(4);

    private final TenantWork work;
    private final Turn turn;
    private final Sending sending;
    private final Leases leases;
    private final Clock clock;
    private final Lanes lanes;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Thread loop;
    private final ExecutorService turns;
    private volatile boolean stopping;
    private long signedAt;
    private long lookedAt;
    private long heldUntil = System.nanoTime();
    private int looks;
    private boolean signing;
    private boolean looking;
    private boolean releasing;

    /** @param mostPerLane calls at once */
    Pump(TenantWork work, Turn turn, Sending sending, Leases leases, Clock clock, int mostPerLane,
         ThreadFactory threads) {
        this.work = work;
        this.turn = turn;
        this.sending = sending;
        this.leases = leases;
        this.clock = clock;
        this.lanes = new Lanes(mostPerLane);
        this.turns = Executors.newFixedThreadPool(TURN_THREADS, threads);
        this.loop = threads.newThread(this::run);
        this.signedAt = System.nanoTime() - SIGN;
        this.lookedAt = signedAt;
    }

    void start() {
        loop.start();
    }

    /** Waits a few seconds for what is under way, and leaves the lanes to other instances. */
    void stop() {
        stopping = true;
        try {
            loop.join(LAST_WAIT.toMillis());
            loop.interrupt();
            turns.shutdown();
            if (turns.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                leases.signOff();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "the lanes of webhooks are left to their leases", failure);
        }
    }

    private void run() {
        while (!stopping || !isQuiet()) {
            try {
                var told = inbox.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                for (; told != null; told = inbox.poll()) {
                    told.run();
                }
                tick(System.nanoTime());
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.log(Level.SEVERE, "webhooks go on after a failure", failure);
            }
        }
    }

    private boolean isQuiet() {
        lanes.all().forEach(Lane::leave);
        return lanes.all().stream().allMatch(Lane::isDone);
    }

    private void tick(long now) {
        if (!signing && !releasing && !stopping && now - signedAt >= SIGN) {
            signedAt = now;
            signing = true;
            ask(leases::renew, hand -> adopt(hand, now), () -> signing = false);
        }
        if (!looking && !stopping && now - lookedAt >= LOOK) {
            look(now);
        }
        for (var lane : lanes.all()) {
            dispatch(lane);
            if (lane.isTurnDue(now)) {
                var request = lane.beginTurn();
                turns.execute(() -> turn(lane, request));
            }
        }
    }

    private void adopt(Leases.Hand hand, long askedAt) {
        heldUntil = askedAt + leases.safeLength().toNanos();
        var released = lanes.adopt(hand, System.nanoTime());
        if (!released.isEmpty()) {
            // until that is answered no renewal is asked for: it might still list what another may claim by now
            releasing = true;
            ask(() -> {
                leases.release(released);
                return released;
            }, gone -> { }, () -> releasing = false);
        }
    }

    private void look(long now) {
        lookedAt = now;
        var curious = lanes.curious(looks++ % IDLE_LOOKS == 0, now);
        if (!curious.isEmpty()) {
            looking = true;
            ask(() -> Wanted.among(curious, work, clock.instant()), this::want, () -> looking = false);
        }
    }

    private void want(Set<UUID> endpoints) {
        for (var endpoint : endpoints) {
            var lane = lanes.find(endpoint);
            if (lane != null) {
                lane.want();
            }
        }
    }

    /** Asks the database on another thread; the answer comes to the inbox, and its end whether there is one or not. */
    private <T> void ask(Supplier<T> question, Consumer<T> answer, Runnable end) {
        turns.execute(() -> {
            var told = new ArrayList<Runnable>();
            try {
                var found = question.get();
                told.add(() -> answer.accept(found));
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "webhooks can't ask the database", failure);
            }
            told.add(end);
            inbox.addAll(told);
        });
    }

    private void dispatch(Lane lane) {
        var share = lanes.share();
        for (var next = next(lane, share); next != null; next = next(lane, share)) {
            var delivery = next;
            sending.send(lane.setup(), delivery, outcome ->
                    inbox.add(() -> lane.end(new Ended(delivery, outcome), System.nanoTime())));
        }
    }

    /** The time is taken anew for each: what was done before may have outlasted the lease. */
    private Delivery next(Lane lane, int share) {
        var now = System.nanoTime();
        return now - heldUntil > 0 ? null : lane.next(share, now);
    }

    private void turn(Lane lane, Turn.Request request) {
        Turn.Result result = null;
        try {
            result = turn.take(request);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a turn of webhooks failed and is tried again", failure);
        }
        var taken = result;
        inbox.add(() -> lane.endTurn(request, taken, System.nanoTime()));
    }
}
