package io.stamgast.earning.explanation.balance;

import io.stamgast.earning.explanation.ExplanationView.Step;
import java.util.List;
import java.util.UUID;

/**
 * Why a balance is what it is.
 *
 * @param account whose balance it is; one that shares another's is told that one's
 * @param available what all its postings have put there, likewise {@code pending} and {@code reserved}
 * @param steps what each kind of posting did, what each rule gave of that, the sum, and what comes next
 */
public record BalanceExplanation(UUID account, long available, long pending, long reserved, List<Step> steps) {

    public BalanceExplanation {
        steps = List.copyOf(steps);
    }
}
