package io.stamgast.activity;

import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Outbox;
import io.stamgast.ledger.Book;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.JudgingLock;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Accepts or rejects an activity in the caller's unit of work, while its account's balance is locked. */
final class Decision {

    private final Connection connection;
    private final int tenantId;
    private final Books books;
    private final Book book;
    private final ActivityTable table;

    /** @param book of the activity's account */
    Decision(Connection connection, int tenantId, Books books, Book book) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.books = books;
        this.book = book;
        this.table = new ActivityTable(connection, tenantId);
    }

    /**
     * Locks the balance that the activity's account earns into.
     *
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such activity
     */
    static Decision on(Connection connection, int tenantId, UUID activity) throws SQLException {
        JudgingLock.share(connection, tenantId); // before the program and its rules are read
        var program = ProgramSettings.read(connection, tenantId);
        var account = new ActivityTable(connection, tenantId).find(activity).accountId();
        var books = new Books(connection, tenantId, LedgerTerms.of(program));
        return new Decision(connection, tenantId, books, books.lock(account));
    }

    /**
     * Judges the activity and posts its points: pending or available, as the program says of what occurred then.
     *
     * @param decidedBy null when nobody needed to decide
     * @throws DomainException ({@code wrong-state}, 409) when it was decided on already
     */
    Activity accept(Activity activity, ActivityRewards rewards, Standings standings, String decidedBy, Instant now)
            throws SQLException {
        activity.requirePending("accepted");
        var worth = rewards.of(connection, tenantId, activity);
        var actor = decidedBy == null ? activity.actor() : decidedBy;
        var occasion = Occasion.of(Posting.Kind.ACTIVITY, activity.postingKey(), now, actor).at(activity.occurredAt())
                .because(activity.words()).explainedBy(worth.explanation());
        var posting = book.earn(occasion, worth.points()).map(Posting::id).orElse(null);
        books.write();
        var accepted = decide(activity, Activity.State.ACCEPTED, worth.points(), posting, decidedBy, null, now);
        if (posting != null) {
            standings.posted(connection, tenantId, List.of(activity.accountId()), now, actor);
        }
        return accepted;
    }

    /** @throws DomainException ({@code wrong-state}, 409) when it was decided on already */
    Activity reject(Activity activity, String reason, String decidedBy, Instant now) throws SQLException {
        activity.requirePending("rejected");
        return decide(activity, Activity.State.REJECTED, 0, null, decidedBy, reason, now);
    }

    private Activity decide(Activity activity, Activity.State state, long points, UUID posting, String decidedBy,
                            String reason, Instant now) throws SQLException {
        var decided = new Activity(activity.id(), activity.typeId(), activity.type(), activity.typeName(),
                activity.accountId(), activity.memberId(), activity.subject(), activity.externalId(),
                activity.occurredAt(), activity.attributes(), activity.oncePerSubject(), state, points, posting,
                activity.actor(), activity.reportedAt(), decidedBy, now, reason);
        table.decide(decided);
        Outbox.write(connection, tenantId, ActivityEvent.of(decided, now));
        return decided;
    }
}
