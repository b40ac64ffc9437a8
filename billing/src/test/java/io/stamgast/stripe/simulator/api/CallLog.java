package io.stamgast.stripe.simulator.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest calls, oldest first. */
public final class CallLog {

    private static final int KEPT = 100_000;

    private final Deque<ApiCall> calls = new ArrayDeque<>();

    synchronized void add(ApiCall call) {
        calls.add(call);
        if (calls.size() > KEPT) {
            calls.remove();
        }
    }

    public synchronized List<ApiCall> all() {
        return List.copyOf(calls);
    }

    public synchronized void clear() {
        calls.clear();
    }
}
