package io.stamgast.ledger.adjustment;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Posts what people decide, in the caller's unit of work. */
final class HandPosting {

    /** Who acts; the subject tells two people of the same name apart. */
    record Person(String subject, String name) {
    }

    private static final String ACCOUNT = "select account_id from app.posting where tenant_id = ? and id = ?";
    private static final String CORRECTED = """
            select exists (select from app.posting where tenant_id = ? and reverses_id = ?)""";

    private final Connection connection;
    private final int tenant;
    private final Clock clock;
    private final Person person;
    private final ProgramSettings program;
    private final AdjustmentTable table;

    HandPosting(Connection connection, int tenant, Clock clock, Person person) throws SQLException {
        this.connection = connection;
        this.tenant = tenant;
        this.clock = clock;
        this.person = person;
        this.program = ProgramSettings.hold(connection, tenant); // points by hand need no purchase to come in first
        this.table = new AdjustmentTable(connection, tenant);
    }

    /** Posts the adjustment, or lets it wait where it is above the program's limit. */
    Adjustment adjust(UUID account, long points, String reason) throws SQLException {
        var asked = new Adjustment(Ids.next(), account, points, reason, Adjustment.State.WAITING, person.subject(),
                person.name(), clock.instant(), null, null);
        var limit = program.adjustmentLimit();
        var adjustment = limit != null && Math.abs(points) > limit ? asked : asked.posted(post(asked), null);
        table.insert(adjustment);
        return adjustment;
    }

    /**
     * Posts what waits.
     *
     * @throws DomainException 404; 409 {@code adjustment-posted}; 403 {@code second-person-needed} for who asked for
     *         it; 422 {@code insufficient-points}
     */
    Adjustment approve(UUID id) throws SQLException {
        var waiting = table.lock(id);
        if (waiting.state() == Adjustment.State.POSTED) {
            throw DomainException.conflict("adjustment-posted", "The adjustment " + id + " is posted already.");
        }
        if (waiting.requestedBy().equals(person.subject())) {
            throw DomainException.forbidden("second-person-needed",
                    "Who asked for an adjustment can't approve it; somebody else must.");
        }
        var approved = waiting.posted(post(waiting), person.name());
        table.approve(approved);
        return approved;
    }

    /**
     * Corrects a posting by its opposite.
     *
     * @param effects undone with it
     * @return the new posting's id
     * @throws DomainException 404; 409 {@code already-reversed}; 422 {@code not-reversible}, or what an effect refuses
     */
    UUID reverse(UUID id, String reason, Iterable<PostingEffect> effects) throws SQLException {
        var books = books();
        var accounts = accounts(id, effects);
        var book = books.lockBalance(account(id), accounts);
        var now = clock.instant(); // after what it waited for
        if (isCorrected(id)) {
            throw DomainException.conflict("already-reversed", "The posting " + id + " is reversed already.");
        }
        var original = books.load(book, id).orElseThrow(() -> DomainException.notFound("posting", id));
        books.loadLotsToTakeBack(book, Math.max(0, original.given()), now, null);
        var occasion = Occasion.of(Posting.Kind.REVERSED, "reverse:" + id, now, person.name()).because(reason);
        var posting = book.reverse(occasion, original);
        for (var effect : effects) {
            effect.undo(connection, tenant, original, now);
        }
        books.write();
        for (var effect : effects) {
            effect.undone(connection, tenant, accounts, now, person.name());
        }
        return posting.id();
    }

    private UUID post(Adjustment adjustment) throws SQLException {
        var books = books();
        var book = books.lock(adjustment.account());
        var now = clock.instant(); // after what it waited for
        books.loadLots(book, Math.max(0, -adjustment.points()), now);
        var occasion = Occasion.of(Posting.Kind.ADJUSTED, "adjustment:" + adjustment.id(), now, adjustment.requester())
                .because(adjustment.reason());
        var posting = book.adjust(occasion, adjustment.points());
        books.write();
        return posting.id();
    }

    private Books books() {
        return new Books(connection, tenant, LedgerTerms.of(program));
    }

    /** Of the posting itself, and those in whose sums it is. */
    private Set<UUID> accounts(UUID posting, Iterable<PostingEffect> effects) throws SQLException {
        var accounts = new LinkedHashSet<UUID>();
        accounts.add(account(posting));
        for (var effect : effects) {
            accounts.addAll(effect.accounts(connection, tenant, posting));
        }
        return accounts;
    }

    private UUID account(UUID posting) throws SQLException {
        try (var query = connection.prepareStatement(ACCOUNT)) {
            query.setInt(1, tenant);
            query.setObject(2, posting);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw DomainException.notFound("posting", posting);
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    private boolean isCorrected(UUID posting) throws SQLException {
        try (var query = connection.prepareStatement(CORRECTED)) {
            query.setInt(1, tenant);
            query.setObject(2, posting);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
