package io.stamgast.earning.explanation;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.ledger.Posting;
import java.util.List;
import java.util.UUID;

/**
 * Why a posting is what it is.
 *
 * @param purchase whose points it posts; null for other postings
 * @param steps in the order in which one would work it out by hand
 */
public record PostingExplanation(UUID posting, Posting.Kind kind, UUID purchase, List<Step> steps) {

    public PostingExplanation {
        steps = List.copyOf(steps);
    }
}
