package io.stamgast.ledger;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.ProgramSettings;
import io.stamgast.testing.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Makes postings in a test's database by the program's own terms, as features do. */
public final class Postings {

    /** What is to be done with the account's locked book. */
    public interface Deed {
        void on(Books books, Book book) throws SQLException;
    }

    private final TenantWork work = Database.work();
    private final int tenant;
    private final UUID account;

    public Postings(int tenant, UUID account) {
        this.tenant = tenant;
        this.account = account;
    }

    public void post(Deed deed) {
        work.call(tenant, connection -> {
            var books = new Books(connection, tenant, LedgerTerms.of(ProgramSettings.read(connection, tenant)));
            deed.on(books, books.lock(account));
            books.write();
            return null;
        });
    }

    public void earn(long points, Instant now) {
        post((books, book) -> book.earn(occasion(Posting.Kind.EARNED, now), points));
    }

    public void takeBack(long points, Instant now) {
        post((books, book) -> {
            books.loadLotsToTakeBack(book, points, now, null);
            book.takeBack(occasion(Posting.Kind.TAKEN_BACK, now), points, null);
        });
    }

    public void reserve(String key, long points, Instant now) {
        post((books, book) -> {
            books.loadLots(book, points, now);
            book.reserve(Occasion.of(Posting.Kind.RESERVED, key, now, "tester"), points);
        });
    }

    public void redeem(long points, Instant now) {
        post((books, book) -> book.redeem(occasion(Posting.Kind.REDEEMED, now), points));
    }

    public void restore(String key, Instant now) {
        post((books, book) -> book.restore(occasion(Posting.Kind.CANCELLED, now), books.load(book, key).orElseThrow()));
    }

    public void purchasedAt(Instant at) {
        post((books, book) -> book.purchasedAt(at));
    }

    public Balance balance() {
        return work.call(tenant, connection -> new Books(connection, tenant,
                LedgerTerms.of(ProgramSettings.read(connection, tenant))).lock(account).balance());
    }

    private static Occasion occasion(Posting.Kind kind, Instant now) {
        return Occasion.of(kind, kind + ":" + Ids.next(), now, "tester");
    }
}
