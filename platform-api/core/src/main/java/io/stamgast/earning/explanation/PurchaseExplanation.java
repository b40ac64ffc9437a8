package io.stamgast.earning.explanation;

import io.stamgast.earning.explanation.ExplanationView.Step;
import java.util.List;
import java.util.UUID;

/**
 * Why a purchase earned what it earned, or a return took back what it took back.
 *
 * @param ruleSet the version that judged it; null while none has
 * @param points what it was judged to be worth; null while it is not judged
 */
public record PurchaseExplanation(UUID purchase, UUID ruleSet, Long points, List<Step> steps) {

    public PurchaseExplanation {
        steps = List.copyOf(steps);
    }
}
