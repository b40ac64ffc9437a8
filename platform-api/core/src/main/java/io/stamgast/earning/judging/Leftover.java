package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is left of a purchase after returns. What comes back of an article comes off its lines in their order, whichever
 * piece it was: so it depends on the sum of all that came back alone, and splitting a return changes nothing.
 */
final class Leftover {

    private final List<Line> lines;

    private Leftover(List<Line> lines) {
        this.lines = new ArrayList<>(lines);
    }

    static List<Line> of(List<Line> bought, List<Line> returned) {
        var left = new Leftover(bought);
        returned.forEach(left::take);
        return left.lines;
    }

    /** The line that an article which comes back was bought in: the first of its category if it names one, else any. */
    static Optional<Line> bought(List<Line> lines, Line returned) {
        return lines.stream().filter(isOf(lines, returned)).findFirst();
    }

    private static Predicate<Line> isOf(List<Line> lines, Line returned) {
        Predicate<Line> sameSku = line -> line.sku().equals(returned.sku());
        var sameCategory = sameSku.and(line -> line.category() != null && line.category().equals(returned.category()));
        return lines.stream().anyMatch(sameCategory) ? sameCategory : sameSku;
    }

    private void take(Line returned) {
        var mine = isOf(lines, returned);
        var amount = -returned.netMinor();
        var pieces = returned.quantity().negate();
        var last = -1;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (mine.test(line)) {
                last = i;
                var taken = Math.min(amount, Math.max(0, line.netMinor()));
                var takenPieces = pieces.min(line.quantity().max(BigDecimal.ZERO));
                lines.set(i, line.less(taken, takenPieces));
                amount -= taken;
                pieces = pieces.subtract(takenPieces);
            }
        }
        if (last < 0) {
            lines.add(returned);
        } else if (amount != 0 || pieces.signum() != 0) {
            lines.set(last, lines.get(last).less(amount, pieces));
        }
    }
}
