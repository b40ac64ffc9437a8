package io.stamgast.earning.judging;

import io.stamgast.earning.definition.RuleDefinition.Stacking;
import io.stamgast.earning.rule.RuleSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Groups of rules of which only the best counts. */
final class Groups {

    // of a return the best for the purchase takes back the most; exactly, for points may hold a fraction kept before
    private static final Comparator<RuleResult> BEST = Comparator.comparing(result -> result.held().abs());

    private Groups() {
    }

    /** Leaves each group its best result; of equal ones that of the higher priority, which stands first. */
    static void choose(RuleSet version, List<RuleResult> results) {
        var best = new HashMap<String, RuleResult>();
        for (var result : results) {
            var group = group(version, result);
            if (group != null) {
                best.merge(group, result, (one, other) -> BEST.compare(other, one) > 0 ? other : one);
            }
        }
        if (!best.isEmpty()) {
            results.replaceAll(result -> {
                var winner = best.getOrDefault(group(version, result), result);
                return winner == result ? result : result.outdoneBy(winner.code());
            });
        }
    }

    private static String group(RuleSet version, RuleResult result) {
        var terms = version.rule(result.code()).orElseThrow().terms();
        return terms.stacking() == Stacking.BEST_OF ? terms.group() : null;
    }
}
