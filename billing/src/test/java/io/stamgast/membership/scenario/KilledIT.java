package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Wherever the server is killed, stories end the same: before or after a call of Stripe's, before or after a commit, in
 * a job, while an event is worked off, before the webhook's answer.
 */
class KilledIT {

    private static final int LONGEST_LIFE = 250;

    private static final Map<Tale, Survival> UNDISTURBED = new EnumMap<>(Tale.class);

    @Provide
    Arbitrary<List<Integer>> lives() {
        return Arbitraries.integers().between(1, LONGEST_LIFE).list().ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void storiesEndTheSameWhereverTheServerIsKilled(@ForAll Tale tale, @ForAll("lives") List<Integer> lives) {
        var undisturbed = UNDISTURBED.computeIfAbsent(tale, any -> end(tale, List.of()));
        var survival = end(tale, lives);

        assertEquals(undisturbed, survival, () -> tale + " " + lives);
        assertTrue(survival.end().isPaidOnce(), () -> "each invoice is paid once: " + survival.end().charges());
    }

    private static Survival end(Tale tale, List<Integer> lives) {
        try (var story = tale.mortal(lives)) {
            return Survival.of(story);
        }
    }
}
