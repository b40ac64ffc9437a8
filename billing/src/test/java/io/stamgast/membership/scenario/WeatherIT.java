package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** However webhooks arrive, stories end the same; nothing is compared with Stripe where all of them do arrive. */
class WeatherIT {

    @Provide
    Arbitrary<List<Weather>> weathers() {
        var percentage = Arbitraries.integers().between(0, 60);
        var naps = Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(7)
                .filter(some -> some.contains(false)); // who never listens hears nothing, whatever arrives
        return Combinators.combine(Arbitraries.of(0, 0, 20, 50, 100), percentage, percentage,
                Arbitraries.integers().between(0, 20), naps)
                .as(Weather::foul).list().ofSize(Tale.values().length);
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void storiesEndTheSameInAnyWeather(@ForAll("weathers") List<Weather> weathers) {
        for (var tale : Tale.values()) {
            var weather = weathers.get(tale.ordinal());
            var end = tale.told(weather);

            assertEquals(tale.told(Weather.FAIR), end, () -> tale + " in " + weather);
            assertTrue(end.isPaidOnce(), () -> "each invoice is paid once: " + end.charges());
        }
    }
}
