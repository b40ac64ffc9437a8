package io.stamgast.ledger;

import static io.stamgast.ledger.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.program.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookTest {

    private static final Instant LATER = NOW.plus(Duration.ofDays(40));

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();

    @Test
    void withoutAPendingPeriodPointsAreAvailableAtOnce() {
        var book = Given.book(Given.TERMS);
        book.earn(Given.purchase(first, NOW), 100);
        assertStands(book, 100, 0, 0);
    }

    @Test
    void pendingCountsFromThePurchaseAndEndsInTime() {
        var book = Given.book(Given.pending(14));
        book.earn(Given.purchase(first, NOW).at(NOW.minus(Duration.ofDays(13))), 100);
        book.earn(Given.purchase(second, NOW).at(NOW.minus(Duration.ofDays(14))), 7);
        assertStands(book, 7, 100, 0);
        assertEquals(0, book.releaseDue(NOW).size());
        assertEquals(1, book.releaseDue(NOW.plus(Duration.ofDays(1))).size());
        assertStands(book, 107, 0, 0);
    }

    @Test
    void noPointsMakeNoPosting() {
        var book = Given.book(Given.TERMS);
        assertTrue(book.earn(Given.purchase(first, NOW), 0).isEmpty());
        assertTrue(book.takeBack(taken(), 0, first).isEmpty());
        assertTrue(book.postings().isEmpty());
    }

    @Test
    void aReturnTakesThePendingPointsOfItsOriginalFirst() {
        var book = Given.book(Given.pending(14));
        book.earn(Given.purchase(first, NOW), 50);
        book.earn(Given.purchase(second, NOW), 50);
        book.takeBack(taken(), 30, second);
        assertEquals(50, left(book, first));
        assertEquals(20, left(book, second));
        book.takeBack(taken(), 30, second);
        assertEquals(40, left(book, first), "then what else is pending");
        assertEquals(0, left(book, second));
    }

    @Test
    void aReturnTakesPendingBeforeAvailablePoints() {
        var book = Given.book(Given.pending(14));
        book.earn(Given.purchase(first, NOW).at(NOW.minus(Duration.ofDays(20))), 50);
        book.earn(Given.purchase(second, NOW), 50);
        var posting = book.takeBack(taken(), 60, first).orElseThrow();
        assertStands(book, 40, 0, 0);
        assertEquals(2, posting.entries().size());
        assertEquals(new Posting.Entry(1, LedgerAccount.PENDING, LedgerAccount.ISSUED, 50), posting.entries().get(0));
        assertEquals(new Posting.Entry(2, LedgerAccount.AVAILABLE, LedgerAccount.ISSUED, 10), posting.entries().get(1));
    }

    @Test
    void aReturnTakesTheOpenLotOfItsOriginalBeforeThoseThatExpireSooner() {
        var book = Given.book(Given.expiring(Expiry.Policy.ROLLING, 12));
        book.earn(Given.purchase(first, NOW), 50);
        book.earn(Given.purchase(second, LATER), 50);
        book.takeBack(Given.occasion(Posting.Kind.TAKEN_BACK, LATER), 30, second);
        assertEquals(50, left(book, first));
        assertEquals(20, left(book, second));
    }

    @Test
    void whatIsReservedIsNotTakenBackButOwed() {
        var book = Given.book(Given.TERMS);
        book.earn(Given.purchase(first, NOW), 100);
        book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 80);
        var posting = book.takeBack(taken(), 50, first).orElseThrow();
        assertStands(book, -30, 0, 80);
        assertEquals(0, posting.waived());
    }

    @Test
    void withinTheBalanceTheRestIsWaived() {
        var book = Given.book(Given.withinBalance());
        book.earn(Given.purchase(first, NOW), 20);
        assertEquals(30, book.takeBack(taken(), 50, first).orElseThrow().waived());
        assertStands(book, 0, 0, 0);
        var nothingLeft = book.takeBack(taken(), 5, first).orElseThrow();
        assertEquals(5, nothingLeft.waived());
        assertTrue(nothingLeft.entries().isEmpty());
        book.earn(Given.purchase(second, NOW), 10);
        assertStands(book, 10, 0, 0);
    }

    @Test
    void everyCreditRepaysDebtFirst() {
        var book = Given.book(Given.pending(14));
        book.earn(Given.purchase(first, NOW), 25);
        book.releaseDue(NOW);
        book.takeBack(taken(), 100, null);
        assertStands(book, -75, 0, 0);
        book.adjust(adjusted(), 10);
        assertStands(book, -65, 0, 0);
        assertEquals(0, book.standing().lots().select(Lot::isOpen, Lots.firstToRelease()).size());
        book.earn(Given.purchase(second, NOW), 70);
        book.releaseDue(LATER);
        assertStands(book, 5, 0, 0);
        assertEquals(5, left(book, second));
    }

    @Test
    void nothingIsReservedBeyondWhatIsAvailable() {
        var book = Given.book(Given.pending(14));
        book.earn(Given.purchase(first, NOW), 100);
        book.adjust(adjusted(), 50);
        var refused = assertThrows(DomainException.class,
                () -> book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 51));
        assertEquals("insufficient-points", refused.code());
        assertStands(book, 50, 100, 0);
    }

    @Test
    void expiredPointsAreNotSpentEvenBeforeTheyAreSweptAway() {
        var book = Given.book(Given.expiring(Expiry.Policy.ROLLING, 1));
        book.earn(Given.purchase(first, NOW), 100);
        assertThrows(DomainException.class, () -> book.reserve(Given.occasion(Posting.Kind.RESERVED, LATER), 1));
    }

    @Test
    void aCancelledReservationComesBackWithItsOwnExpiry() {
        var book = Given.book(Given.expiring(Expiry.Policy.ROLLING, 12));
        book.earn(Given.purchase(first, NOW), 100);
        var expiresAt = lot(book, first).expiresAt();
        var reservation = book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 100);
        book.restore(Given.occasion(Posting.Kind.CANCELLED, LATER), reservation);
        assertStands(book, 100, 0, 0);
        assertEquals(expiresAt, lot(book, first).expiresAt());
    }

    @Test
    void restoredPointsWhoseExpiryHasPassedGetTheProgramsGrace() {
        var book = Given.book(Given.expiring(Expiry.Policy.ROLLING, 1, 10));
        book.earn(Given.purchase(first, NOW), 100);
        var reservation = book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 60);
        book.restore(Given.occasion(Posting.Kind.CANCELLED, LATER), reservation);
        assertStands(book, 60, 0, 0);
        assertEquals(Instant.parse("2026-05-04T22:00:00Z"), lot(book, first).expiresAt());
    }

    @Test
    void withoutGraceTheyExpireAtOnce() {
        var book = Given.book(Given.expiring(Expiry.Policy.ROLLING, 1, 0));
        book.earn(Given.purchase(first, NOW), 100);
        var reservation = book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 60);
        book.restore(Given.occasion(Posting.Kind.CANCELLED, LATER), reservation);
        assertStands(book, 0, 0, 0);
        assertEquals(Posting.Kind.EXPIRED, last(book).occasion().kind());
    }

    @Test
    void aRefundComesBackFromWhatWasRedeemed() {
        var book = Given.book(Given.TERMS);
        book.earn(Given.purchase(first, NOW), 100);
        var reservation = book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 60);
        book.redeem(Given.occasion(Posting.Kind.REDEEMED, NOW), 60);
        assertStands(book, 40, 0, 0);
        book.refund(Given.occasion(Posting.Kind.CANCELLED, NOW), reservation);
        assertStands(book, 100, 0, 0);
        assertEquals(LedgerAccount.REDEEMED, last(book).entries().get(0).debit());
    }

    @Test
    void whatIsNotReservedCanNotBeRedeemed() {
        var book = Given.book(Given.TERMS);
        book.earn(Given.purchase(first, NOW), 100);
        assertThrows(IllegalStateException.class, () -> book.redeem(Given.occasion(Posting.Kind.REDEEMED, NOW), 1));
    }

    @Test
    void aCancelledReservationRepaysDebtFirst() {
        var book = Given.book(Given.TERMS);
        book.earn(Given.purchase(first, NOW), 100);
        var reservation = book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 100);
        book.takeBack(taken(), 30, first);
        book.restore(Given.occasion(Posting.Kind.CANCELLED, NOW), reservation);
        assertStands(book, 70, 0, 0);
        assertEquals(70, left(book, first));
    }

    @Test
    void anAdjustmentMakesNoDebt() {
        var book = Given.book(Given.TERMS);
        book.adjust(adjusted(), 10);
        assertThrows(DomainException.class, () -> book.adjust(adjusted(), -11));
        book.adjust(adjusted(), -10);
        assertStands(book, 0, 0, 0);
    }

    @Test
    void aCorrectionOfPendingPointsTakesThemWhereTheyAre() {
        var book = Given.book(Given.pending(14));
        book.earn(Given.purchase(second, NOW), 10);
        var earned = book.earn(Given.purchase(first, NOW), 100).orElseThrow();
        var correction = book.reverse(Given.occasion(Posting.Kind.REVERSED, NOW), earned);
        assertStands(book, 0, 10, 0);
        assertEquals(10, left(book, second));
        assertEquals(earned.id(), correction.occasion().reversesId());
        assertEquals(first, correction.occasion().purchaseId());
    }

    @Test
    void pointsForAnActivityAreCorrectedLikeAPurchases() {
        var book = Given.book(Given.TERMS);
        for (var kind : List.of(Posting.Kind.ACTIVITY, Posting.Kind.REFERRAL)) {
            var earned = book.earn(Given.occasion(kind, NOW), 100).orElseThrow();
            assertStands(book, 100, 0, 0);
            book.reverse(Given.occasion(Posting.Kind.REVERSED, NOW), earned);
            assertStands(book, 0, 0, 0);
        }
    }

    @Test
    void aCorrectionOfAnAdjustmentLeavesPendingPointsAlone() {
        var book = Given.book(Given.pending(14));
        book.earn(Given.purchase(first, NOW), 100);
        var given = book.adjust(adjusted(), 40);
        book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 40);
        book.reverse(Given.occasion(Posting.Kind.REVERSED, NOW), given);
        assertStands(book, -40, 100, 40);
    }

    @Test
    void aCorrectedReturnGivesBackToItsLotsAndRepaysItsDebt() {
        var book = Given.book(Given.TERMS);
        book.earn(Given.purchase(first, NOW), 100);
        var returned = book.takeBack(taken(), 130, first).orElseThrow();
        assertStands(book, -30, 0, 0);
        book.reverse(Given.occasion(Posting.Kind.REVERSED, NOW), returned);
        assertStands(book, 100, 0, 0);
        assertEquals(100, left(book, first));
    }

    @Test
    void expiredPointsComeBackOnlyWhereTheProgramGivesGrace() {
        var strict = Given.book(Given.expiring(Expiry.Policy.ROLLING, 1, 0));
        strict.earn(Given.purchase(first, NOW), 100);
        var gone = strict.expireDue(LATER).orElseThrow();
        assertEquals("not-reversible", assertThrows(DomainException.class,
                () -> strict.reverse(Given.occasion(Posting.Kind.REVERSED, LATER), gone)).code());
        var lenient = Given.book(Given.expiring(Expiry.Policy.ROLLING, 1, 10));
        lenient.earn(Given.purchase(first, NOW), 100);
        lenient.reverse(Given.occasion(Posting.Kind.REVERSED, LATER), lenient.expireDue(LATER).orElseThrow());
        assertStands(lenient, 100, 0, 0);
    }

    @Test
    void lotsThatWereNotLoadedAreMissedAndNotGuessed() {
        var book = new Book(Ids.next(), new Balance(100, 0, 0, null), Given.TERMS);
        assertThrows(IllegalStateException.class,
                () -> book.reserve(Given.occasion(Posting.Kind.RESERVED, NOW), 10));
    }

    private static Occasion taken() {
        return Given.occasion(Posting.Kind.TAKEN_BACK, NOW);
    }

    private static Occasion adjusted() {
        return Given.occasion(Posting.Kind.ADJUSTED, NOW);
    }

    private static void assertStands(Book book, long available, long pending, long reserved) {
        assertEquals(new Balance(available, pending, reserved, null), book.balance());
        Invariants.hold(book);
    }

    private static Lot lot(Book book, UUID purchase) {
        return book.standing().lots().select(lot -> purchase.equals(lot.purchaseId()),
                Comparator.comparing(Lot::id)).get(0);
    }

    private static long left(Book book, UUID purchase) {
        return lot(book, purchase).remaining();
    }

    private static Posting last(Book book) {
        return book.postings().get(book.postings().size() - 1);
    }
}
