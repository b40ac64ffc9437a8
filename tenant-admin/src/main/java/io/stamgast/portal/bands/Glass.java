package io.stamgast.portal.bands;

import io.stamgast.earning.outlook.ShareOutlook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The mark's glass, filled to the spend share, with the bands as its graduation. Full is not 100 % but somewhat above
 * the highest band, so that low shares can be told apart.
 *
 * @param level where the drink ends, from the top of the drawing; null when the share is unknown
 */
public record Glass(BigDecimal level, List<Mark> marks) {

    private static final int TOP = 12;
    private static final int BOTTOM = 158;
    private static final int LABEL_HEIGHT = 14;
    private static final BigDecimal HEADROOM = new BigDecimal("1.4");
    private static final BigDecimal SMALLEST = new BigDecimal("0.2");

    /**
     * A band's bound on the glass.
     *
     * @param line from the top of the drawing
     * @param label where its text stands: beside the line, or higher where the one below needs the place
     */
    public record Mark(BigDecimal from, BigDecimal multiplier, BigDecimal line, BigDecimal label, boolean reached) {
    }

    public static Glass of(ShareOutlook outlook) {
        var highest = outlook.bands().get(outlook.bands().size() - 1).from();
        var share = outlook.share();
        var full = highest.multiply(HEADROOM).max(SMALLEST).max(share == null ? SMALLEST : share).min(BigDecimal.ONE);
        var marks = new ArrayList<Mark>();
        var lowestLabel = BigDecimal.valueOf(BOTTOM + LABEL_HEIGHT);
        for (var step : outlook.bands()) {
            var line = height(step.from(), full);
            lowestLabel = line.min(lowestLabel.subtract(BigDecimal.valueOf(LABEL_HEIGHT)));
            marks.add(new Mark(step.from(), step.multiplier(), line, lowestLabel,
                    outlook.band() != null && step.from().compareTo(outlook.band().from()) == 0));
        }
        return new Glass(share == null ? null : height(share, full), marks);
    }

    private static BigDecimal height(BigDecimal share, BigDecimal full) {
        var filled = share.multiply(BigDecimal.valueOf(BOTTOM - TOP)).divide(full, 1, RoundingMode.HALF_UP);
        return BigDecimal.valueOf(BOTTOM).subtract(filled);
    }
}
