package io.stamgast.ledger;

import static io.stamgast.ledger.LedgerAccount.AVAILABLE;
import static io.stamgast.ledger.LedgerAccount.EXPIRED;
import static io.stamgast.ledger.LedgerAccount.ISSUED;
import static io.stamgast.ledger.LedgerAccount.PENDING;

import io.stamgast.kernel.Ids;
import io.stamgast.program.NegativeBalance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** A posting being written: each step transfers points and does to the lots what the transfer means for them. */
final class Draft {

    private final UUID id = Ids.next();
    private final List<Posting.Entry> entries = new ArrayList<>();
    private final List<Posting.Movement> movements = new ArrayList<>();
    private final Standing standing;
    private final Instant now;

    Draft(Standing standing, Instant now) {
        this.standing = standing;
        this.now = now;
    }

    UUID id() {
        return id;
    }

    Posting posting(Occasion occasion, long waived) {
        return new Posting(id, occasion, entries, movements, waived);
    }

    Posting.Entry transfer(LedgerAccount debit, LedgerAccount credit, long points) {
        var entry = new Posting.Entry(entries.size() + 1, debit, credit, points);
        entries.add(entry);
        standing.apply(entry);
        return entry;
    }

    void pend(long points, UUID purchaseId, Instant releaseAt) {
        var entry = transfer(ISSUED, PENDING, points);
        standing.lots().open(Lot.pending(id, entry.no(), purchaseId, points, releaseAt));
    }

    /** Every credit repays debt first; only what is left opens a lot. */
    void credit(LedgerAccount from, long points, UUID purchaseId) {
        var repaid = Math.min(standing.balance().debt(), points);
        var entry = transfer(from, AVAILABLE, points);
        move(entry, null, repaid);
        if (points > repaid) {
            var lot = Lot.open(id, entry.no(), purchaseId, points - repaid, now, standing.terms());
            standing.lots().open(lot);
        }
    }

    void release(Lot lot) {
        var repaid = Math.min(standing.balance().debt(), lot.remaining());
        var entry = transfer(PENDING, AVAILABLE, lot.remaining());
        move(entry, null, repaid);
        move(entry, lot.id(), -repaid);
        standing.lots().change(lot.openedAt(now, standing.terms()).plus(-repaid));
    }

    void expire(List<Lot> due) {
        var entry = transfer(AVAILABLE, EXPIRED, due.stream().mapToLong(Lot::remaining).sum());
        due.forEach(lot -> take(entry, lot, lot.remaining()));
    }

    void spend(LedgerAccount to, long points) {
        takeFrom(transfer(AVAILABLE, to, points), points, standing.open(lot -> false));
    }

    /** @return how many points were pending and are taken */
    long withdrawPending(LedgerAccount to, long points, Predicate<Lot> own) {
        var taken = Math.min(points, standing.balance().pending());
        if (taken > 0) {
            takeFrom(transfer(PENDING, to, taken), taken, standing.pending(own));
        }
        return taken;
    }

    /** @return the points waived */
    long withdrawOrOwe(LedgerAccount to, long points, Predicate<Lot> own) {
        var covered = Math.min(points, standing.balance().spendable());
        var owed = standing.terms().negativeBalance() == NegativeBalance.ALLOW_NEGATIVE ? points - covered : 0;
        if (covered + owed > 0) {
            var entry = transfer(AVAILABLE, to, covered + owed);
            takeFrom(entry, covered, standing.open(own));
            move(entry, null, -owed);
        }
        return points - covered - owed;
    }

    /** The opposite of taking available points from lots; debt is repaid by the lots that were taken first. */
    void giveBack(LedgerAccount from, List<Posting.Movement> taken) {
        var debt = standing.balance().debt();
        var entry = transfer(from, AVAILABLE, points(taken));
        for (var movement : taken) {
            var pays = Math.min(debt, -movement.points());
            debt -= pays;
            giveBack(entry, movement.lotId(), -movement.points() - pays);
        }
        move(entry, null, entry.points() - givenBack(entry));
    }

    void giveBackPending(LedgerAccount from, List<Posting.Movement> taken) {
        var entry = transfer(from, PENDING, points(taken));
        for (var movement : taken) {
            move(entry, movement.lotId(), -movement.points());
            standing.lots().change(standing.lots().get(movement.lotId()).plus(-movement.points()));
        }
    }

    private void giveBack(Posting.Entry entry, UUID lotId, long points) {
        if (points > 0) {
            move(entry, lotId, points);
            standing.lots().change(withGrace(standing.lots().get(lotId).plus(points)));
        }
    }

    private long givenBack(Posting.Entry entry) {
        return movements.stream().filter(movement -> movement.entryNo() == entry.no())
                .mapToLong(Posting.Movement::points).sum();
    }

    private Lot withGrace(Lot lot) {
        var terms = standing.terms();
        return standing.lives(lot, now) || terms.restoreGraceDays() == 0 ? lot : lot.livingUntil(terms.endOfGrace(now));
    }

    private void takeFrom(Posting.Entry entry, long points, List<Lot> ordered) {
        var rest = points;
        for (var lot : ordered) {
            var part = Math.min(rest, lot.remaining());
            take(entry, lot, part);
            rest -= part;
        }
        if (rest > 0) {
            throw new IllegalStateException("the lots of " + rest + " more points are not loaded");
        }
    }

    private void take(Posting.Entry entry, Lot lot, long points) {
        if (points > 0) {
            move(entry, lot.id(), -points);
            standing.lots().change(lot.plus(-points));
        }
    }

    private void move(Posting.Entry entry, UUID lotId, long points) {
        if (points != 0) {
            movements.add(new Posting.Movement(entry.no(), lotId, points));
        }
    }

    private static long points(List<Posting.Movement> taken) {
        return -taken.stream().mapToLong(Posting.Movement::points).sum();
    }
}
