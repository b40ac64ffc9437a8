package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

    private static final int TIMES = 2;

    /** For each tale, and each time it is told: how long each life is, as a part of the whole story. */
    @Provide
    Arbitrary<List<List<List<Double>>>> lives() {
        return Arbitraries.doubles().between(0, 1).ofScale(4).list().ofMinSize(1).ofMaxSize(3).list().ofSize(TIMES)
                .list().ofSize(Tale.values().length);
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void storiesEndTheSameWhereverTheServerIsKilled(@ForAll("lives") List<List<List<Double>>> lives) {
        for (var tale : Tale.values()) {
            var undisturbed = told(tale, List.of());
            for (var parts : lives.get(tale.ordinal())) {
                var crossings = parts.stream().map(part -> 1 + (int) (part * (undisturbed.crossings - 1))).toList();
                var survival = told(tale, crossings).survival;

                assertEquals(undisturbed.survival, survival, () -> tale + " " + crossings);
                assertTrue(survival.end().isPaidOnce(), () -> "paid once: " + survival.end().charges());
            }
        }
    }

    private record Told(Survival survival, int crossings) {
    }

    private static Told told(Tale tale, List<Integer> lives) {
        try (var story = tale.mortal(lives)) {
            return new Told(Survival.of(story), story.club.cuts.crossed().size());
        }
    }
}
