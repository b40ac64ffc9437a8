package io.stamgast.portal.bands;

import io.stamgast.earning.definition.RuleDefinition.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Bands side by side: as wide as the shares they hold, as high as their multipliers. */
public record Stairs(List<Step> steps) {

    private static final int LOWEST_PERCENT = 18;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /**
     * @param width in per cent of all shares
     * @param height in per cent of the highest step; never so low that its text does not fit
     * @param reached whether it is the band that somebody stands in
     */
    public record Step(BigDecimal from, BigDecimal multiplier, BigDecimal width, int height, boolean reached) {
    }

    /** @param reached the lower bound of the band to mark; null for none */
    public static Stairs of(List<Band> bands, BigDecimal reached) {
        var complete = bands.stream().filter(band -> band.from() != null && band.multiplier() != null)
                .sorted(Comparator.comparing(Band::from)).toList();
        var highest = complete.stream().map(Band::multiplier).max(Comparator.naturalOrder()).orElse(BigDecimal.ONE);
        var steps = new ArrayList<Step>();
        for (var i = 0; i < complete.size(); i++) {
            var band = complete.get(i);
            var end = i + 1 < complete.size() ? complete.get(i + 1).from() : BigDecimal.ONE;
            steps.add(new Step(band.from(), band.multiplier(), end.subtract(band.from()).multiply(HUNDRED),
                    height(band.multiplier(), highest), reached != null && band.from().compareTo(reached) == 0));
        }
        return new Stairs(steps);
    }

    private static int height(BigDecimal multiplier, BigDecimal highest) {
        if (highest.signum() <= 0) {
            return LOWEST_PERCENT;
        }
        var percent = multiplier.multiply(HUNDRED).divide(highest, 0, RoundingMode.HALF_UP).intValue();
        return Math.max(LOWEST_PERCENT, percent);
    }

    public List<Step> getSteps() {
        return steps;
    }
}
