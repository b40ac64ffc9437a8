package io.stamgast.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The invariants of the ledger, recomputed from all that a book collected since it was empty. */
final class Invariants {

    private final Book book;
    private final List<Lot> lots;

    private Invariants(Book book) {
        this.book = book;
        this.lots = book.standing().lots().select(lot -> true, Comparator.comparing(Lot::id));
    }

    static void hold(Book book) {
        var invariants = new Invariants(book);
        invariants.balanceIsTheSumOfEntries();
        invariants.availableIsOpenLotsLessDebt();
        invariants.lotsKeepWhatTheirMovementsLeave();
        invariants.everyEntryIsMirroredByLots();
    }

    private void balanceIsTheSumOfEntries() {
        var balance = book.balance();
        assertEquals(sum(LedgerAccount.AVAILABLE), balance.available(), "available");
        assertEquals(sum(LedgerAccount.PENDING), balance.pending(), "pending");
        assertEquals(sum(LedgerAccount.RESERVED), balance.reserved(), "reserved");
        assertTrue(balance.pending() >= 0 && balance.reserved() >= 0, "pending and reserved are never below 0");
    }

    private void availableIsOpenLotsLessDebt() {
        var open = lots.stream().filter(Lot::isOpen).mapToLong(Lot::remaining).sum();
        var pending = lots.stream().filter(Lot::isPending).mapToLong(Lot::remaining).sum();
        var debt = -moved(null);
        assertEquals(book.balance().available(), open - debt, "available = open lots - debt");
        assertEquals(book.balance().pending(), pending, "pending = pending lots");
        assertEquals(book.balance().debt(), debt, "debt");
        assertTrue(debt == 0 || open == 0, "there is debt only where no lot is open");
    }

    private void lotsKeepWhatTheirMovementsLeave() {
        for (var lot : lots) {
            assertEquals(lot.points() + moved(lot.id()), lot.remaining(), "remaining of lot " + lot.id());
        }
    }

    private void everyEntryIsMirroredByLots() {
        for (var posting : book.postings()) {
            for (var entry : posting.entries()) {
                var opened = lots.stream().filter(lot -> lot.postingId().equals(posting.id()))
                        .filter(lot -> lot.entryNo() == entry.no()).mapToLong(Lot::points).sum();
                var moved = posting.movements().stream().filter(movement -> movement.entryNo() == entry.no())
                        .mapToLong(Posting.Movement::points).sum();
                assertEquals(gain(entry), opened + moved, entry + " of " + posting.occasion().kind());
            }
        }
    }

    private static long gain(Posting.Entry entry) {
        return (holds(entry.credit()) ? entry.points() : 0) - (holds(entry.debit()) ? entry.points() : 0);
    }

    private static boolean holds(LedgerAccount account) {
        return account == LedgerAccount.AVAILABLE || account == LedgerAccount.PENDING;
    }

    private long sum(LedgerAccount account) {
        return book.postings().stream().mapToLong(posting -> posting.change(account)).sum();
    }

    private long moved(UUID lotId) {
        return book.postings().stream().flatMap(posting -> posting.movements().stream())
                .filter(movement -> Objects.equals(movement.lotId(), lotId)).mapToLong(Posting.Movement::points).sum();
    }
}
