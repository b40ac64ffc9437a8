package io.stamgast.earning.settlement;

import io.stamgast.earning.judging.TrueUp;
import java.util.List;
import java.util.UUID;

/**
 * Why a true-up is what it is; kept with its posting for ever.
 *
 * @param account whose lines it is for: the posting may stand in the balance it shares with others
 * @param closed the period whose close posted it
 * @param period whose lines it tops up: the closed one, or under {@code PREVIOUS_PERIOD} the next
 * @param run which run of the period's closes
 */
public record TrueUpExplanation(UUID account, String closed, String period, int run, List<Part> rules) {

    /** One version's rule. */
    public record Part(UUID ruleSetId, String ruleSetName, TrueUp trueUp) {
    }

    /** The key of the posting that such a run of the close makes. */
    public String key(int ofRun) {
        return "close:" + closed + ":" + ofRun + ":" + account + (period.equals(closed) ? "" : ":next");
    }

    static TrueUpExplanation of(ClosePlan plan, Settlement settlement, String period, int run) {
        var parts = settlement.items().stream().filter(item -> item.trueUp().period().equals(period))
                .map(item -> new Part(item.ruleSetId(), plan.versions().get(item.ruleSetId()).name(), item.trueUp()))
                .toList();
        return new TrueUpExplanation(settlement.accountId(), plan.period().toString(), period, run, parts);
    }
}
