package io.stamgast.event;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until events are shown: that is when all transactions of the server that began before have ended. */
final class Shown {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Shown() {
    }

    static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it isn't shown");
            }
            Thread.onSpinWait();
        }
    }
}
