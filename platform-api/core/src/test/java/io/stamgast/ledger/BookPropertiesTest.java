package io.stamgast.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.program.Expiry;
import io.stamgast.program.NegativeBalance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The invariants hold after every step of any sequence of operations, under any terms. */
class BookPropertiesTest {

    enum Kind { EARN, PURCHASE, TAKE_BACK, RESERVE, REDEEM, RESTORE, REFUND, ADJUST, TAKE, REVERSE, RELEASE, EXPIRE }

    /** One step: some days pass, then it happens. */
    record Step(Kind kind, long points, int pick, int days) {
    }

    @Property(tries = 2000)
    void theInvariantsHoldAfterEveryStep(@ForAll("terms") LedgerTerms terms,
                                         @ForAll @Size(max = 60) List<@From("steps") Step> steps) {
        var run = new Run(terms);
        for (var step : steps) {
            run.take(step);
            Invariants.hold(run.book);
        }
    }

    @Property(tries = 500)
    void whatIsSpentIsWhatExpiresFirst(@ForAll @Size(min = 1, max = 20) List<@From("steps") Step> earned,
                                       @ForAll("points") long points) {
        var book = Given.book(Given.expiring(Expiry.Policy.ROLLING, 3));
        var now = Given.NOW;
        for (var step : earned) {
            now = now.plus(Duration.ofHours(step.days()));
            book.earn(Given.purchase(Ids.next(), now), step.points());
        }
        var spent = Math.min(points, book.balance().available());
        book.reserve(Given.occasion(Posting.Kind.RESERVED, now), spent);
        var lots = book.standing().lots().select(lot -> true,
                Comparator.comparing(Lot::expiresAt).thenComparing(Lot::id));
        var touched = lots.stream().filter(lot -> lot.remaining() < lot.points()).toList();
        assertEquals(lots.subList(0, touched.size()), touched, "a later lot was touched before an earlier one");
        assertTrue(touched.stream().limit(touched.size() - 1L).allMatch(lot -> lot.remaining() == 0));
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(Arbitraries.of(Kind.class), points(), Arbitraries.integers().between(0, 50),
                Arbitraries.integers().between(0, 40)).as(Step::new);
    }

    @Provide
    Arbitrary<Long> points() {
        return Arbitraries.longs().between(1, 1000);
    }

    @Provide
    Arbitrary<LedgerTerms> terms() {
        var expiry = Arbitraries.of(Expiry.NONE, new Expiry(Expiry.Policy.ROLLING, 1),
                new Expiry(Expiry.Policy.CALENDAR, 0), new Expiry(Expiry.Policy.INACTIVITY, 2));
        return Combinators.combine(Arbitraries.of(0, 14), expiry, Arbitraries.of(0, 20),
                Arbitraries.of(NegativeBalance.class)).as((pending, policy, grace, negative) ->
                new LedgerTerms(1, Given.ZONE, pending, policy, grace, negative));
    }

    /** A book with the redemptions and purchases that steps refer to. */
    private static final class Run {

        final Book book;
        final List<UUID> purchases = new ArrayList<>();
        final List<Posting> reservations = new ArrayList<>();
        final List<Posting> redeemed = new ArrayList<>();
        Instant now = Given.NOW;

        Run(LedgerTerms terms) {
            book = Given.book(terms);
        }

        void take(Step step) {
            now = now.plus(Duration.ofDays(step.days()));
            var before = book.postings().size();
            try {
                perform(step);
            } catch (DomainException refusal) {
                assertTrue(book.postings().stream().skip(before)
                        .allMatch(posting -> posting.occasion().kind() == Posting.Kind.EXPIRED), refusal.getMessage());
            }
        }

        private void perform(Step step) {
            switch (step.kind()) {
                case EARN, PURCHASE -> earn(step);
                case TAKE_BACK -> book.takeBack(Given.occasion(Posting.Kind.TAKEN_BACK, now), step.points(),
                        purchases.isEmpty() ? null : purchases.get(step.pick() % purchases.size()));
                case RESERVE -> reservations.add(book.reserve(Given.occasion(Posting.Kind.RESERVED, now),
                        step.points()));
                case REDEEM -> redeem(step);
                case RESTORE -> restore(step);
                case REFUND -> refund(step);
                case ADJUST -> book.adjust(Given.occasion(Posting.Kind.ADJUSTED, now), step.points());
                case TAKE -> book.adjust(Given.occasion(Posting.Kind.ADJUSTED, now), -step.points());
                case REVERSE -> reverse(step);
                case RELEASE -> book.releaseDue(now);
                case EXPIRE -> book.expireDue(now);
            }
        }

        private void earn(Step step) {
            var purchase = Ids.next();
            purchases.add(purchase);
            book.purchasedAt(now);
            book.earn(Given.purchase(purchase, now.minus(Duration.ofDays(step.pick()))), step.points());
        }

        private void redeem(Step step) {
            if (!reservations.isEmpty()) {
                var reservation = reservations.remove(step.pick() % reservations.size());
                book.redeem(Given.occasion(Posting.Kind.REDEEMED, now), reservation.change(LedgerAccount.RESERVED));
                redeemed.add(reservation);
            }
        }

        private void restore(Step step) {
            if (!reservations.isEmpty()) {
                book.restore(Given.occasion(Posting.Kind.CANCELLED, now),
                        reservations.remove(step.pick() % reservations.size()));
            }
        }

        private void refund(Step step) {
            if (!redeemed.isEmpty()) {
                book.refund(Given.occasion(Posting.Kind.CANCELLED, now),
                        redeemed.remove(step.pick() % redeemed.size()));
            }
        }

        private void reverse(Step step) {
            var open = book.postings().stream().filter(posting -> book.postings().stream()
                    .noneMatch(other -> posting.id().equals(other.occasion().reversesId()))).toList();
            if (!open.isEmpty()) {
                book.reverse(Given.occasion(Posting.Kind.REVERSED, now), open.get(step.pick() % open.size()));
            }
        }
    }
}
