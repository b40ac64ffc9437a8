package io.stamgast.earning.posting;

import io.stamgast.earning.PointsMoved;
import io.stamgast.earning.PurchasePosted;
import io.stamgast.earning.judging.Judge;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.judging.TakeBack;
import io.stamgast.ledger.Book;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.purchase.Purchase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Judges the items of a transaction one after the other, and works the books: in memory, so that each sees what the
 * ones before it left of balances and fractions.
 */
final class ItemPosting {

    private final ProgramRules rules;
    private final JudgingFacts facts;
    private final String actor;
    private final Instant now;
    private final PostingRows rows = new PostingRows();
    private final List<Item> done = new ArrayList<>();

    ItemPosting(ProgramRules rules, JudgingFacts facts, String actor, Instant now) {
        this.rules = rules;
        this.facts = facts;
        this.actor = actor;
        this.now = now;
    }

    /**
     * Judges a purchase that is new, and takes it into what is written.
     *
     * @param closedPeriods those closed before, of the periods of its own time
     */
    void take(Item item, Set<String> closedPeriods) {
        judgeOnly(item);
        rows.keep(item, rules.month(item.countsAt()));
        rows.event(PurchasePosted.of(item.purchase(), now));
        var periods = periods(item);
        if (item.original() == null) {
            periods.retainAll(closedPeriods); // of an original's time it wasn't asked which are closed
        }
        rows.stale(periods);
    }

    /** Judges a purchase that was kept before, if a version is in force for it now. */
    void judge(Item item) {
        judgeOnly(item);
        if (item.judgement() != null) {
            rows.stale(periods(item));
        }
    }

    /** Those of its time, and of a return also those whose closes settle what it has taken back. */
    private Set<String> periods(Item item) {
        var periods = new HashSet<>(rules.periodsTouched(item.countsAt(), now));
        if (item.original() != null && item.judgement() != null) {
            var version = rules.version(item.judgement().ruleSetId());
            item.judgement().rules().stream().filter(result -> result.period() != null)
                    .forEach(result -> periods.add(version.settling(result.code(), result.period()).toString()));
        }
        return periods;
    }

    private void judgeOnly(Item item) {
        judgement(item).ifPresent(given -> {
            item.judged(given);
            facts.keep(item, given);
            rows.judge(item);
        });
        facts.tell(item);
        done.add(item);
    }

    private Optional<Judgement> judgement(Item item) {
        var purchase = item.purchase();
        var original = item.original();
        if (original == null) {
            return rules.inForce(purchase.occurredAt()).map(version -> Judge.judge(version,
                    JudgingFacts.basket(item), facts.of(item), rules.program().rounding()));
        }
        if (original.judgement() == null) {
            return Optional.empty();
        }
        if (original.isReversed()) {
            return Optional.of(Judgement.nothing(original.judgement().ruleSetId()));
        }
        var version = rules.version(original.judgement().ruleSetId());
        return Optional.of(new TakeBack(version, original.basket(), original.judgement(), original.judgedBefore())
                .of(Seen.lines(purchase), rows.since(item), facts.of(item)));
    }

    /** Moves the points of all that was taken or judged. */
    PostingRows post(Books books, Map<UUID, Book> byPool) throws SQLException {
        loadLots(books, byPool);
        books.expireIdle(done.stream().filter(item -> item.purchase().isOwnSale())
                .map(item -> byPool.get(item.poolId())).collect(Collectors.toSet()), now);
        for (var item : done) {
            post(item, byPool.get(item.poolId()));
        }
        byPool.values().stream().flatMap(book -> book.events().stream()).forEach(rows::event);
        return rows;
    }

    private void loadLots(Books books, Map<UUID, Book> byPool) throws SQLException {
        var taken = new HashMap<Book, Long>();
        var originals = new HashSet<UUID>();
        for (var item : done) {
            if (item.points() < 0) {
                taken.merge(byPool.get(item.poolId()), -item.points(), Math::addExact);
                if (item.purchase().isLinkedReturn()) {
                    originals.add(item.purchase().originalId());
                }
            }
        }
        if (!taken.isEmpty()) {
            books.loadLotsToTakeBack(taken, now, originals);
        }
    }

    private void post(Item item, Book book) {
        var purchase = item.purchase();
        if (purchase.isOwnSale()) {
            book.purchasedAt(purchase.occurredAt());
        }
        var posting = item.points() >= 0
                ? book.earn(occasion(Posting.Kind.EARNED, purchase), item.points())
                : book.takeBack(occasion(Posting.Kind.TAKEN_BACK, purchase), -item.points(), purchase.originalId());
        posting.ifPresent(posted -> rows.event(new PointsMoved(purchase.accountId(), purchase.id(), posted.id(),
                item.points(), now)));
    }

    private Occasion occasion(Posting.Kind kind, Purchase purchase) {
        return Occasion.of(kind, "purchase:" + purchase.id(), now, actor).at(purchase.occurredAt())
                .ofPurchase(purchase.id());
    }
}
