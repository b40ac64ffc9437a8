package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Spreads what is taken off a whole document, or charged on top, over its lines in proportion to their amounts, as the
 * lines come. Rounded are the sums up to each line: a line is at most one minor unit off its exact part, and all of
 * them sum up to exactly what the document sums up to. Where the lines sum up to nothing, the first takes all of it.
 *
 * <p>Lines of both signs sum up to little, and a part in proportion to so little would be larger than the line: beyond
 * half of what the lines sum up to, nothing is spread over such lines.
 */
final class Spread {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final BigDecimal lines;
    private final BigDecimal allowances;
    private final int digits;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal spread = BigDecimal.ZERO;

    /**
     * @param lines what the lines will sum up to
     * @param allowances what is to be spread, negative for what is taken off
     * @param digits decimal places of an amount
     */
    Spread(BigDecimal lines, BigDecimal allowances, int digits) {
        this.lines = lines;
        this.allowances = allowances;
        this.digits = digits;
    }

    /**
     * What was paid for the next line, whose amount this is.
     *
     * @throws RowRefused when too much is to be spread over lines of both signs
     */
    BigDecimal next(BigDecimal amount) throws RowRefused {
        if (amount.signum() * lines.signum() < 0 && allowances.abs().compareTo(lines.abs().divide(TWO)) > 0) {
            throw new RowRefused(Field.NET_AMOUNT.jsonName(), "spread-unclear", "allowances and charges of "
                    + allowances.toPlainString() + " can't be spread over lines of both signs that sum up to "
                    + lines.toPlainString());
        }
        sum = sum.add(amount);
        var before = spread;
        spread = upToHere();
        return spread.subtract(before);
    }

    /** What the lines so far sum up to, before anything was spread. */
    BigDecimal sum() {
        return sum;
    }

    private BigDecimal upToHere() {
        if (allowances.signum() == 0) {
            return sum.setScale(digits, RoundingMode.HALF_UP);
        }
        if (lines.signum() == 0) {
            return sum.add(allowances).setScale(digits, RoundingMode.HALF_UP);
        }
        return sum.multiply(lines.add(allowances)).divide(lines, digits, RoundingMode.HALF_UP);
    }
}
