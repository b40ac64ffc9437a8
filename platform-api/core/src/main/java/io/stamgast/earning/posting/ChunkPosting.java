package io.stamgast.earning.posting;

import io.stamgast.earning.posting.StateQuery.KeyAddress;
import io.stamgast.kernel.DomainException;
import io.stamgast.ledger.Book;
import io.stamgast.ledger.Books;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.purchase.Purchases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** One transaction over some purchases that don't depend on each other's rows: lock and read, judge, write. */
final class ChunkPosting {

    /**
     * How it went.
     *
     * @param outcomes one per purchase; none when there are newcomers, or a stored answer
     * @param answer to the request, if there is one
     * @param postings how many it wrote into the ledger
     */
    record Result(List<Outcome> outcomes, Answer answer, int postings) {

        static Result replayed(Answer answer) {
            return new Result(List.of(), answer, 0);
        }
    }

    private final Connection connection;
    private final ProgramShelf shelf;
    private final int tenant;
    private final String actor;
    private final Clock clock;
    private ProgramRules rules;

    ChunkPosting(Connection connection, ProgramShelf shelf, int tenant, String actor, Clock clock) {
        this.connection = connection;
        this.shelf = shelf;
        this.tenant = tenant;
        this.actor = actor;
        this.clock = clock;
    }

    /** Locks and reads; nobody else moves these accounts' points until the transaction ends. */
    PostingState lock(List<NewPurchase> asked, Answer.Request request) throws SQLException {
        var key = KeyAddress.of(request);
        rules = shelf.lastSeen(connection, tenant);
        var state = StateQuery.read(connection, tenant, asked, periods(asked), key);
        if (rules.isCurrent(state)) {
            return state;
        }
        rules = shelf.read(connection, tenant, state.rulesRevision());
        return StateQuery.read(connection, tenant, asked, periods(asked), key);
    }

    /** As {@link #lock}, for whoever writes nothing: others may move the points meanwhile. */
    PostingState look(List<NewPurchase> asked) throws SQLException {
        rules = shelf.lastSeen(connection, tenant);
        var state = StateQuery.look(connection, tenant, asked);
        if (rules.isCurrent(state)) {
            return state;
        }
        rules = shelf.read(connection, tenant, state.rulesRevision());
        return StateQuery.look(connection, tenant, asked);
    }

    private Set<String> periods(List<NewPurchase> asked) {
        var periods = new TreeSet<String>();
        var now = clock.instant();
        asked.forEach(purchase -> periods.addAll(rules.periodsTouched(purchase.occurredAt(), now)));
        return periods;
    }

    ProgramRules rules() {
        return rules;
    }

    /**
     * The stored answer to the request.
     *
     * @return null when this is the first of its key
     * @throws DomainException ({@code idempotency-key-reused}, 409) when the key was sent with another purchase
     */
    static Answer replay(KeptAnswer kept, Answer.Request request) {
        if (kept == null) {
            return null;
        }
        if (!Arrays.equals(kept.requestHash(), request.hash())) {
            throw DomainException.conflict("idempotency-key-reused",
                    "This Idempotency-Key was sent before with another body.");
        }
        return new Answer(kept.status(), kept.location(), kept.body(), true);
    }

    /**
     * Judges and writes.
     *
     * @param enrolled accounts that were made known for these purchases, by the way they name them
     * @param request what is to be answered; null for none
     * @throws DependentPurchases when they must be posted in smaller transactions; nothing is written then
     */
    Result post(PostingState state, List<NewPurchase> asked, Collection<String> enrolled, Answer.Request request)
            throws SQLException {
        // after the lock: a close that settled these accounts before was closed before
        var now = clock.instant();
        var intake = Intake.of(asked, state.found(), rules, now);
        intake.findOriginals(connection, tenant, Rehearsed.NOTHING);
        if (rules.looksBack() && intake.hasSeveralOfOneAccount()) {
            throw new DependentPurchases();
        }
        var facts = JudgingFacts.read(connection, tenant, rules, shelf.standings(), intake.items());
        var posting = new ItemPosting(rules, facts, actor, now);
        intake.take(posting, state.closedPeriods());
        var books = new Books(connection, tenant, rules.terms());
        var rows = posting.post(books, open(books, intake.items(), state));
        var outcomes = intake.outcomes(enrolled);
        var answer = request == null ? null : answer(request, outcomes.get(0));
        PostingWrite.run(connection, tenant, new PostingContent(rows, facts, books.all(),
                KeyAddress.of(request), kept(request, answer), now));
        shelf.standings().posted(connection, tenant, intake.accounts(), now, actor);
        return new Result(outcomes, answer, books.all().stream().mapToInt(book -> book.postings().size()).sum());
    }

    private static Map<UUID, Book> open(Books books, Collection<Item> items, PostingState state) {
        var byPool = new HashMap<UUID, Book>();
        for (var item : items) {
            byPool.computeIfAbsent(item.poolId(), pool -> books.open(pool, state.balances().get(pool)));
        }
        return byPool;
    }

    private Answer answer(Answer.Request request, Outcome outcome) throws SQLException {
        if (outcome instanceof Outcome.Posted posted) {
            var body = request.body(posted.purchase(), posted.points(), posted.judged());
            return new Answer(201, request.location(posted.purchase().id()), body, false);
        }
        if (outcome instanceof Outcome.Unchanged unchanged) {
            var id = unchanged.purchaseId();
            var purchase = Purchases.find(connection, tenant, List.of(id)).get(id);
            var points = JudgedPoints.read(connection, tenant, id);
            return new Answer(200, request.location(id), request.body(purchase, points.orElse(0L), points.isPresent()),
                    false);
        }
        return null;
    }

    private static KeptAnswer kept(Answer.Request request, Answer answer) {
        return answer == null || request.key() == null ? null
                : new KeptAnswer(request.hash(), answer.status(), answer.location(), answer.body());
    }
}
