package io.stamgast.stripe.simulator.world;

import java.util.PriorityQueue;

/**
 * A time of its own: the simulator's, or a test clock's. It stands, or goes with the real time at a distance; it is
 * moved forward, never back.
 */
public final class Timeline {

    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private final boolean ticking;
    private long seconds; // the time itself, or the distance to the real time
    private Long position;

    Timeline(boolean ticking, long seconds) {
        this.ticking = ticking;
        this.seconds = seconds;
    }

    /** Unix time in seconds. */
    public long now() {
        return position != null ? position : natural();
    }

    /** What the time would be if nothing were waiting to be done. */
    long natural() {
        return ticking ? System.currentTimeMillis() / 1000 + seconds : seconds;
    }

    /** Keeps the time still, at the moment of what is being done; what was due long ago is done now. */
    void hold(long at) {
        position = ticking && position == null ? at : Math.max(at, now());
    }

    /** Lets the time go on, from the given moment or a later one. */
    void release(long at) {
        position = null;
        seconds = Math.max(seconds, ticking ? at - System.currentTimeMillis() / 1000 : at);
    }

    long seconds() {
        return seconds;
    }

    void add(Due due) {
        dues.add(due);
    }

    /** The next due not after the given time, taken out; or null. */
    Due next(long until) {
        var first = dues.peek();
        return first == null || first.at() > until ? null : dues.poll();
    }
}
