package io.stamgast.membership.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that we and Stripe did not agree on.
 *
 * @param job the comparison that found it; null for what an event told
 * @param stripeId of the subscription, the invoice or the page
 * @param membership null when we know none, like {@code account}
 * @param healed whether we know now what Stripe says, and nobody need do anything
 */
public record Finding(UUID id, UUID job, Kind kind, String stripeId, Problem problem, UUID membership, UUID account,
                      List<Difference> differences, boolean healed, Instant foundAt) {

    /** What it is about. */
    public enum Kind { SUBSCRIPTION, INVOICE, CHECKOUT }

    /** What was wrong. */
    public enum Problem {
        DIFFERS,
        /** Stripe has it, and we did not. */
        MISSING_HERE,
        /** We have it, and Stripe doesn't. */
        MISSING_THERE,
        /** A subscription that says it is ours, and nobody of us asked for. */
        UNKNOWN,
        /**
         * A subscription of a plan that its account had already: it was ended, unless it is not healed. Or a fee paid
         * once for one: only people can give that back.
         */
        ORPHAN,
        /** An invoice that was paid after its membership had ended: people decide what becomes of the money. */
        PAID_AFTER_END
    }

    /**
     * One of its members, in words.
     *
     * @param ours what we knew; null for nothing, like {@code stripe}
     */
    public record Difference(String field, String ours, String stripe) {
    }
}
