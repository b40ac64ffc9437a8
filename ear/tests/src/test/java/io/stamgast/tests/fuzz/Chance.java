package io.stamgast.tests.fuzz;

import java.util.List;
import java.util.Random;

/** What one thread chooses by: the same seed chooses the same. */
final class Chance {

    private final Random random;
    private final String origin;
    private int named;

    /** @param lane which of the threads */
    Chance(long seed, int lane) {
        random = new Random(seed * 31 + lane);
        origin = "f" + Long.toString(seed & 0xffffff, Character.MAX_RADIX) + "-" + lane + "-";
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    long anyLong() {
        return random.nextLong();
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A name that nothing has yet. */
    String fresh() {
        return origin + named++;
    }
}
