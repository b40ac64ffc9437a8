package io.stamgast.earning.judging;

import io.stamgast.earning.rule.RuleSet;
import io.stamgast.kernel.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a purchase was judged: by which version, and what each of its rules gave or took back; rules that pay none of
 * its lines are left out.
 *
 * @param points the sum over the rules; negative when points are to be taken back
 */
public record Judgement(UUID ruleSetId, long points, List<RuleResult> rules) {

    public Judgement {
        rules = List.copyOf(rules);
    }

    static Judgement of(RuleSet version, List<RuleResult> rules) {
        return of(version.id(), rules);
    }

    /** The sum of what rules gave. */
    public static Judgement of(UUID ruleSetId, List<RuleResult> rules) {
        var points = 0L;
        for (var rule : rules) {
            points = Math.addExact(points, rule.points());
        }
        return new Judgement(ruleSetId, points, rules);
    }

    /** Of a return of what was reversed by hand: nothing is left to take back. */
    public static Judgement nothing(UUID ruleSetId) {
        return of(ruleSetId, List.of());
    }

    /** What {@link #rulesJson} wrote. */
    public static Judgement read(UUID ruleSetId, String rulesJson) {
        return of(ruleSetId, List.of(Json.read(rulesJson, RuleResult[].class)));
    }

    /** The results as they are stored. */
    public String rulesJson() {
        return Json.write(rules);
    }

    public Optional<RuleResult> rule(String code) {
        return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }
}
