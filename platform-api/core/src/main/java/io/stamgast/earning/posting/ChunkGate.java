package io.stamgast.earning.posting;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only a few chunks of a tenant's batches and files at the database at once, however many it sends: the
 * connections and processors that are left belong to others, and to single purchases.
 */
final class ChunkGate {

    private static final int CHUNKS_AT_ONCE = 2;

    private final Map<Integer, Semaphore> gates = new ConcurrentHashMap<>();

    <T> T pass(int tenant, Supplier<T> chunk) {
        var gate = gates.computeIfAbsent(tenant, id -> new Semaphore(CHUNKS_AT_ONCE, true));
        gate.acquireUninterruptibly();
        try {
            return chunk.get();
        } finally {
            gate.release();
        }
    }
}
