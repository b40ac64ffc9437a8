package io.stamgast.ledger;

import static io.stamgast.ledger.LedgerAccount.ISSUED;

import io.stamgast.kernel.DomainException;
import java.util.ArrayList;
import java.util.function.Predicate;

/** Which postings can be corrected by their opposite, and what the opposite is. */
final class Reversal {

    private Reversal() {
    }

    static void requireReversible(Posting original, LedgerTerms terms) {
        var refusal = switch (original.occasion().kind()) {
            case RELEASED -> "A release only moves points that were earned; reverse the posting that earned them.";
            case RESERVED, REDEEMED, CANCELLED -> "Points of a redemption move with it; cancel the redemption.";
            case REVERSED -> "It is a correction itself; make an adjustment.";
            case EXPIRED -> terms.restoreGraceDays() > 0 ? null
                    : "The points would expire at once: the program gives no grace; make an adjustment.";
            case EARNED, ACTIVITY, REFERRAL, TRUE_UP, TAKEN_BACK, ADJUSTED ->
                    original.entries().isEmpty() ? "It moved no points." : null;
        };
        if (refusal != null) {
            throw DomainException.ruleBroken("not-reversible", refusal);
        }
    }

    /** @return the points waived */
    static long reverse(Posting original, Draft draft, Lots lots) {
        var given = original.given();
        if (given < 0) {
            giveBack(original, draft, lots);
            return 0;
        }
        Predicate<Lot> own = lot -> original.id().equals(lot.postingId());
        var source = original.entries().get(0).debit();
        var pending = source == ISSUED ? draft.withdrawPending(source, given, own) : 0;
        return draft.withdrawOrOwe(source, given - pending, own);
    }

    private static void giveBack(Posting original, Draft draft, Lots lots) {
        var to = original.entries().get(0).credit();
        var pending = new ArrayList<Posting.Movement>();
        var open = new ArrayList<Posting.Movement>();
        var owed = 0L;
        for (var movement : original.movements()) {
            if (movement.lotId() == null) {
                owed -= movement.points();
            } else if (lots.get(movement.lotId()).isPending()) {
                pending.add(movement);
            } else {
                open.add(movement);
            }
        }
        if (!pending.isEmpty()) {
            draft.giveBackPending(to, pending);
        }
        if (owed > 0) {
            draft.credit(to, owed, null);
        }
        if (!open.isEmpty()) {
            draft.giveBack(to, open);
        }
    }
}
