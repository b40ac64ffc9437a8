package io.stamgast.stripe.simulator.payment;

import io.stamgast.stripe.simulator.card.CardOutcome;

/** How an attempt to charge ended. */
public record Attempt(Result result, CardOutcome outcome) {

    public enum Result { SUCCEEDED, UNDER_WAY, REQUIRES_ACTION, FAILED }

    public boolean succeeded() {
        return result == Result.SUCCEEDED;
    }

    /** Whether nobody knows yet how it ends. */
    public boolean isUnderWay() {
        return result == Result.UNDER_WAY;
    }

    public boolean requiresAction() {
        return result == Result.REQUIRES_ACTION;
    }
}
