package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** However webhooks arrive, stories end the same. */
class WeatherIT {

    private static final Map<Tale, End> ENDS = new EnumMap<>(Tale.class);

    @Provide
    Arbitrary<Weather> weather() {
        var percentage = Arbitraries.integers().between(0, 60);
        return Combinators.combine(Arbitraries.of(0, 20, 50, 100), percentage, percentage,
                Arbitraries.integers().between(0, 20), Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(7))
                .as(Weather::foul);
    }

    @Property(tries = 9, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void storiesEndTheSameInAnyWeather(@ForAll Tale tale, @ForAll("weather") Weather weather) {
        var fair = ENDS.computeIfAbsent(tale, any -> tale.told(Weather.FAIR));
        var end = tale.told(weather);

        assertEquals(fair, end, () -> tale + " in " + weather);
        assertTrue(end.isPaidOnce(), () -> "each invoice is paid once: " + end.charges());
    }
}
