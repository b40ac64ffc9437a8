package io.stamgast.portal.bands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.definition.RuleDefinition.Band;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StairsTest {

    private final List<Band> bands = List.of(band("0", "1"), band("0.10", "1.5"), band("0.40", "3"));

    @Test
    void stepsAreAsWideAsTheSharesTheyHold() {
        var widths = Stairs.of(bands, null).steps().stream().map(step -> step.width().intValueExact()).toList();

        assertEquals(List.of(10, 30, 60), widths);
    }

    @Test
    void stepsAreAsHighAsTheirMultipliers() {
        var heights = Stairs.of(bands, null).steps().stream().map(Stairs.Step::height).toList();

        assertEquals(List.of(33, 50, 100), heights);
    }

    @Test
    void aLowStepStaysHighEnoughForItsText() {
        var steps = Stairs.of(List.of(band("0", "0"), band("0.5", "10")), null).steps();

        assertEquals(18, steps.get(0).height());
    }

    @Test
    void onlyTheReachedStepIsMarked() {
        var steps = Stairs.of(bands, new BigDecimal("0.1")).steps();

        assertTrue(steps.get(1).reached());
        assertFalse(steps.get(0).reached() || steps.get(2).reached());
    }

    @Test
    void bandsThatAreStillBeingFilledInAreLeftOut() {
        assertEquals(1, Stairs.of(List.of(band("0", "1"), new Band(null, BigDecimal.ONE)), null).steps().size());
    }

    private static Band band(String from, String multiplier) {
        return new Band(new BigDecimal(from), new BigDecimal(multiplier));
    }
}
