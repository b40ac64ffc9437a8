package io.stamgast.ledger;

import io.stamgast.program.Expiry;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Where an account stands while its book is worked: its balance and the lots in memory. */
final class Standing {

    private final LedgerTerms terms;
    private final Lots lots = new Lots();
    private Balance balance;

    Standing(Balance balance, LedgerTerms terms) {
        this.balance = balance;
        this.terms = terms;
    }

    LedgerTerms terms() {
        return terms;
    }

    Lots lots() {
        return lots;
    }

    Balance balance() {
        return balance;
    }

    void purchasedAt(Instant occurredAt) {
        balance = balance.purchasedAt(occurredAt);
    }

    void apply(Posting.Entry entry) {
        balance = balance.after(entry);
    }

    /** Lots keep the months they were opened with: a month is the shortest that any can have. */
    boolean mayHaveIdled(Instant now) {
        var last = balance.lastPurchaseAt();
        return terms.expiry().policy() == Expiry.Policy.INACTIVITY && balance.available() > 0
                && (last == null || !ExpiryPolicy.idleExpiry(last, 1, last, terms.zone()).isAfter(now));
    }

    boolean lives(Lot lot, Instant now) {
        return expiry(lot).isAfter(now);
    }

    /** Open lots whose time has passed. */
    List<Lot> expired(Instant now) {
        return lots.select(lot -> lot.isOpen() && !lives(lot, now), Lots.firstToExpire(this::expiry));
    }

    /** Open lots in the order they are spent, but {@code own} ones first. */
    List<Lot> open(Predicate<Lot> own) {
        return Lots.first(own, lots.select(Lot::isOpen, Lots.firstToExpire(this::expiry)));
    }

    /** Pending lots in the order they are released, but {@code own} ones first. */
    List<Lot> pending(Predicate<Lot> own) {
        return Lots.first(own, lots.select(Lot::isPending, Lots.firstToRelease()));
    }

    private Instant expiry(Lot lot) {
        return lot.expiry(balance.lastPurchaseAt(), terms.zone());
    }
}
