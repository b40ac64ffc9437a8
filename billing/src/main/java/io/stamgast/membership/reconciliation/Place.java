package io.stamgast.membership.reconciliation;

import java.time.Instant;

/**
 * How far a comparison has got.
 *
 * @param began when it began: what was seen since then is compared
 * @param after what it goes on after in its phase; null for the phase's begin
 * @param subscriptions how many of ours were compared, like {@code invoices}
 */
record Place(Instant began, Phase phase, String after, long subscriptions, long invoices) {

    /** What is looked at, one after the other. */
    enum Phase {
        /** All that Stripe has. */
        SUBSCRIPTIONS,
        /** Those of ours that were not among them. */
        MEMBERSHIPS,
        /**
         * Those that Stripe has made since the last comparison and that are not open, whatever has become of them:
         * before the open ones, whose cases depend on whether anything was paid before.
         */
        RECENT_INVOICES,
        /** The open ones that Stripe has. */
        INVOICES,
        /** Those that we take for open and that were not among them. */
        OPEN_INVOICES,
        /** The pages that we take for open: a fee that was paid there once has no subscription to be found by. */
        CHECKOUTS,
        DONE
    }

    static Place begin(Instant now) {
        return new Place(now, Phase.SUBSCRIPTIONS, null, 0, 0);
    }

    Place compared(int moreSubscriptions, int moreInvoices) {
        return new Place(began, phase, after, subscriptions + moreSubscriptions, invoices + moreInvoices);
    }

    /** @param last what to go on after; null when the phase is over */
    Place goOn(String last) {
        return new Place(began, last == null ? Phase.values()[phase.ordinal() + 1] : phase, last, subscriptions,
                invoices);
    }
}
