package io.stamgast.ledger;

import static io.stamgast.ledger.LedgerAccount.ADJUSTED;
import static io.stamgast.ledger.LedgerAccount.ISSUED;
import static io.stamgast.ledger.LedgerAccount.REDEEMED;
import static io.stamgast.ledger.LedgerAccount.RESERVED;

import io.stamgast.kernel.DomainException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One account's points, worked in memory while its balance row is locked. Every operation collects postings, which
 * {@link Books#write} writes; a book is used for one transaction.
 *
 * <p>Operations that take points need in memory the lots they may take from, first to expire first:
 * {@link Books#loadLots} brings as many as cover the points.
 */
public final class Book {

    private static final String SYSTEM = "system";

    private final UUID accountId;
    private final Standing standing;
    private final List<Posting> postings = new ArrayList<>();

    public Book(UUID accountId, Balance balance, LedgerTerms terms) {
        this.accountId = accountId;
        this.standing = new Standing(balance, terms);
    }

    /** Notes an own purchase, from which inactivity counts. */
    public void purchasedAt(Instant occurredAt) {
        standing.purchasedAt(occurredAt);
    }

    /**
     * Points come in: pending until the program's period after {@code occurredAt} is over, else available.
     *
     * @return nothing when there are no points to earn
     */
    public Optional<Posting> earn(Occasion occasion, long points) {
        if (points == 0) {
            return Optional.empty();
        }
        var draft = draft(occasion);
        var releaseAt = terms().releaseAt(occasion.occurredAt());
        if (terms().pendingDays() > 0 && releaseAt.isAfter(occasion.postedAt())) {
            draft.pend(points, occasion.purchaseId(), releaseAt);
        } else {
            draft.credit(ISSUED, points, occasion.purchaseId());
        }
        return Optional.of(collect(draft.posting(occasion, 0)));
    }

    /** Opens what is pending and due, of the lots in memory; one posting per lot. */
    public List<Posting> releaseDue(Instant now) {
        return standing.pending(lot -> false).stream()
                .filter(lot -> lot.remaining() > 0 && !lot.releaseAt().isAfter(now))
                .map(lot -> release(lot, now)).toList();
    }

    private Posting release(Lot lot, Instant now) {
        var occasion = Occasion.of(Posting.Kind.RELEASED, "release:" + lot.id(), now, SYSTEM)
                .ofPurchase(lot.purchaseId());
        var draft = draft(occasion);
        draft.release(lot);
        return collect(draft.posting(occasion, 0));
    }

    /**
     * Takes points back, as a return or a negative true-up does: first what is pending, then what is available, the
     * original's own lots first, never what is reserved. What is not covered becomes debt or is waived.
     *
     * @param originalPurchaseId whose lots go first; null for none
     * @return nothing when there are no points to take
     */
    public Optional<Posting> takeBack(Occasion occasion, long points, UUID originalPurchaseId) {
        if (points == 0) {
            return Optional.empty();
        }
        expireDue(occasion.postedAt());
        Predicate<Lot> own = lot -> originalPurchaseId != null && originalPurchaseId.equals(lot.purchaseId());
        var draft = draft(occasion);
        var rest = points - draft.withdrawPending(ISSUED, points, own);
        return Optional.of(collect(draft.posting(occasion, draft.withdrawOrOwe(ISSUED, rest, own))));
    }

    /**
     * Sets points aside for a redemption.
     *
     * @throws DomainException ({@code insufficient-points}, 422) when fewer are available
     */
    public Posting reserve(Occasion occasion, long points) {
        return spend(occasion, RESERVED, points);
    }

    /** Hands over reserved points for good. */
    public Posting redeem(Occasion occasion, long points) {
        requireReserved(points);
        var draft = draft(occasion);
        draft.transfer(RESERVED, REDEEMED, points);
        return collect(draft.posting(occasion, 0));
    }

    /**
     * Cancels a reservation: its points go back into the lots they were taken from, each with its own expiry or,
     * where that has passed, with the program's grace.
     *
     * @param reservation as {@link Books#load} gives it, with its lots
     */
    public Posting restore(Occasion occasion, Posting reservation) {
        requireReserved(reservation.change(RESERVED));
        return giveBack(occasion, RESERVED, reservation);
    }

    /** Like {@link #restore}, for points that were redeemed already. */
    public Posting refund(Occasion occasion, Posting reservation) {
        return giveBack(occasion, REDEEMED, reservation);
    }

    /**
     * Points given or taken by hand; taking makes no debt.
     *
     * @param points above or below 0
     * @throws DomainException ({@code insufficient-points}, 422) when more would be taken than is available
     */
    public Posting adjust(Occasion occasion, long points) {
        if (points < 0) {
            return spend(occasion, ADJUSTED, Math.negateExact(points));
        }
        var draft = draft(occasion);
        draft.credit(ADJUSTED, points, null);
        return collect(draft.posting(occasion, 0));
    }

    /**
     * Corrects a posting by the opposite one. Points it gave are taken back, from its own lots first and, if they were
     * issued, from what is pending before what is available; what is not covered becomes debt or is waived. Points
     * it took go back into their lots, debt that it made is repaid.
     *
     * @param original as {@link Books#load} gives it, with its lots
     * @throws DomainException ({@code not-reversible}, 422) for kinds whose opposite is another operation
     */
    public Posting reverse(Occasion occasion, Posting original) {
        Reversal.requireReversible(original, terms());
        expireDue(occasion.postedAt());
        var reversing = occasion.reversing(original.id()).ofPurchase(original.occasion().purchaseId());
        var draft = draft(reversing);
        var posting = collect(draft.posting(reversing, Reversal.reverse(original, draft, standing.lots())));
        expireDue(occasion.postedAt());
        return posting;
    }

    /**
     * Lets lots in memory go whose time has passed.
     *
     * @return nothing when none is due
     */
    public Optional<Posting> expireDue(Instant now) {
        var due = standing.expired(now);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var draft = new Draft(standing, now);
        draft.expire(due);
        var occasion = Occasion.of(Posting.Kind.EXPIRED, "expiry:" + draft.id(), now, SYSTEM);
        return Optional.of(collect(draft.posting(occasion, 0)));
    }

    public UUID accountId() {
        return accountId;
    }

    public Balance balance() {
        return standing.balance();
    }

    /** What was collected, in the order it was posted. */
    public List<Posting> postings() {
        return List.copyOf(postings);
    }

    /** What others are to learn of what was collected. */
    public List<LedgerEvent> events() {
        return postings.stream().flatMap(posting -> LedgerEvent.of(accountId, posting).stream()).toList();
    }

    int program() {
        return terms().program();
    }

    Standing standing() {
        return standing;
    }

    private LedgerTerms terms() {
        return standing.terms();
    }

    private Posting spend(Occasion occasion, LedgerAccount to, long points) {
        expireDue(occasion.postedAt());
        if (points > balance().available()) {
            throw DomainException.ruleBroken("insufficient-points", points + " points are needed, "
                    + balance().available() + " are available.");
        }
        var draft = draft(occasion);
        draft.spend(to, points);
        return collect(draft.posting(occasion, 0));
    }

    private Posting giveBack(Occasion occasion, LedgerAccount from, Posting reservation) {
        expireDue(occasion.postedAt());
        var draft = draft(occasion);
        draft.giveBack(from, reservation.movements());
        var posting = collect(draft.posting(occasion, 0));
        expireDue(occasion.postedAt());
        return posting;
    }

    private void requireReserved(long points) {
        if (points > balance().reserved()) {
            throw new IllegalStateException(points + " points are not reserved for account " + accountId);
        }
    }

    private Draft draft(Occasion occasion) {
        return new Draft(standing, occasion.postedAt());
    }

    private Posting collect(Posting posting) {
        postings.add(posting);
        return posting;
    }
}
