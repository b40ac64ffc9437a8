package io.stamgast.webhook.delivery;

import io.stamgast.webhook.attempt.Pace;
import io.stamgast.webhook.lease.Leases;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What an instance has in memory of an endpoint: deliveries to be sent, on their way, and ended. One thread alone uses
 * it. Times are those of {@link System#nanoTime}.
 */
final class Lane {

    private static final int ROOM_PER_CALL = 8;
    /** What ended is written down when there is as much of it, or when it is as old. */
    private static final int ENOUGH_ENDED = 200;
    private static final long OLD_ENDED = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long REST_AFTER_A_FAILURE = TimeUnit.SECONDS.toNanos(1);

    private final int tenantId;
    private final UUID endpoint;
    private final Pace pace;
    private final ArrayDeque<Delivery> ready = new ArrayDeque<>();
    private final Set<UUID> held = new HashSet<>();
    private List<Ended> ended = new ArrayList<>();
    private Setup setup;
    private int underWay;
    private boolean inTurn;
    private boolean wanted = true;
    private boolean more;
    private boolean behind;
    private boolean leaving;
    private boolean over;
    private long turnedAt;
    private long restsUntil;
    private long busyAt;

    /** @param most calls at once */
    Lane(int tenantId, UUID endpoint, int most, long now) {
        this.tenantId = tenantId;
        this.endpoint = endpoint;
        this.pace = new Pace(most, now);
        this.turnedAt = now;
        this.restsUntil = now;
        this.busyAt = now;
    }

    int tenantId() {
        return tenantId;
    }

    UUID endpoint() {
        return endpoint;
    }

    Setup setup() {
        return setup;
    }

    /** The next to be sent now, which is on its way from then on; null for none. */
    Delivery next(int share, long now) {
        if (ready.isEmpty() || setup == null || leaving
                || !pace.begin(underWay, share, setup.ratePerSecond(), now)) {
            return null;
        }
        underWay++;
        busyAt = now;
        return ready.poll();
    }

    void end(Ended one, long now) {
        underWay--;
        if (!over) {
            ended.add(one);
        }
        pace.note(one.outcome(), now);
    }

    /** Whether it is worth asking the database if there is something to do. */
    boolean mayWant(long now) {
        return !inTurn && !leaving && !over && room() > 0 && !pace.isPaused(now);
    }

    boolean isIdle(long now) {
        return now - busyAt > TimeUnit.SECONDS.toNanos(10);
    }

    void want() {
        wanted = true;
    }

    boolean isTurnDue(long now) {
        if (inTurn || over || now - restsUntil < 0) {
            return false;
        }
        var enough = ended.size() >= ENOUGH_ENDED || !ended.isEmpty() && (now - turnedAt > OLD_ENDED || leaving);
        return enough || !leaving && !pace.isPaused(now) && room() > 0
                && (wanted || more && ready.size() < pace.allowed() * 2);
    }

    Turn.Request beginTurn() {
        inTurn = true;
        wanted = false;
        var request = new Turn.Request(tenantId, endpoint, setup, ended, Set.copyOf(held),
                leaving ? 0 : room(), behind);
        ended = new ArrayList<>();
        return request;
    }

    /** @param result null when the database failed; then all is tried again a little later */
    void endTurn(Turn.Request request, Turn.Result result, long now) {
        inTurn = false;
        turnedAt = now;
        if (result == null) {
            request.ended().forEach(ended::add);
            wanted = true;
            restsUntil = now + REST_AFTER_A_FAILURE;
            return;
        }
        request.ended().forEach(one -> held.remove(one.delivery().told().id()));
        setup = result.setup();
        over = setup == null;
        more = result.more();
        behind = result.behind();
        if (over) {
            ready.forEach(delivery -> held.remove(delivery.told().id()));
            ready.clear();
            ended.clear(); // nobody can write it down
        }
        result.due().forEach(delivery -> held.add(delivery.told().id()));
        ready.addAll(result.due());
    }

    /** Whether it is what the instance holds: not of a test mode, that is, whose endpoints another one has by now. */
    boolean isOf(Leases.Held one) {
        return one != null && one.tenantId() == tenantId;
    }

    /** Sends no more; {@link #isDone} tells when everything is written down. */
    void leave() {
        leaving = true;
        ready.forEach(delivery -> held.remove(delivery.told().id()));
        ready.clear();
    }

    boolean isDone() {
        return (leaving || over) && !inTurn && underWay == 0 && ended.isEmpty();
    }

    private int room() {
        return pace.allowed() * ROOM_PER_CALL - ready.size();
    }
}
