package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Line;
import java.time.Instant;
import java.util.List;

/**
 * A purchase as it is judged.
 *
 * @param earns false when its source is not one of the program's earning sources: then no rule pays it
 */
public record Basket(Instant occurredAt, boolean earns, List<Line> lines) {

    public Basket {
        lines = List.copyOf(lines);
    }

    /**
     * The lines that come back, classified as they were when bought: a return need not repeat categories, and one that
     * names them differently must not take back more or less than was earned.
     */
    public List<Line> asBought(List<Line> returned) {
        return returned.stream().map(this::asBought).toList();
    }

    private Line asBought(Line returned) {
        Line bought = null;
        for (var line : lines) {
            if (line.sku().equals(returned.sku())) {
                if (line.category() != null && line.category().equals(returned.category())) {
                    return returned.classifiedLike(line);
                }
                bought = bought == null ? line : bought;
            }
        }
        return bought == null ? returned : returned.classifiedLike(bought);
    }
}
