package io.stamgast.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.Expiry;
import io.stamgast.testing.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BooksIT {

    private interface Deed {
        void on(Books books, Book book) throws SQLException;
    }

    private final int tenant = Database.newTenant();
    private final UUID account = Database.newAccount(tenant, "A1");
    private final TenantWork work = Database.work();

    @Test
    void whatABookCollectedStandsInTheDatabase() {
        work(Given.TERMS, (books, book) -> book.adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW), 100));
        work(Given.TERMS, (books, book) -> {
            books.loadLots(book, 30, Given.NOW);
            book.reserve(Given.occasion(Posting.Kind.RESERVED, Given.NOW), 30);
        });
        assertEquals(70, balance("available"));
        assertEquals(30, balance("reserved"));
        assertEquals(70, number("select sum(remaining) from app.lot where account_id = ?", account));
        assertEquals(2, number("select count(*) from app.posting where account_id = ?", account));
        assertEquals(-30, number("select sum(points) from app.lot_movement"));
    }

    @Test
    void aReservationIsRestoredIntoTheLotsItTook() {
        var terms = Given.expiring(Expiry.Policy.ROLLING, 12);
        work(terms, (books, book) -> {
            book.adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW), 40);
            book.adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW.plus(Duration.ofDays(3))), 40);
        });
        work(terms, (books, book) -> {
            books.loadLots(book, 50, Given.NOW);
            book.reserve(Occasion.of(Posting.Kind.RESERVED, "redemption:1:reserve", Given.NOW, "tester"), 50);
        });
        assertEquals(1, number("select count(*) from app.lot where remaining = 0"));
        work(terms, (books, book) -> book.restore(Given.occasion(Posting.Kind.CANCELLED, Given.NOW),
                books.load(book, "redemption:1:reserve").orElseThrow()));
        assertEquals(2, number("select count(*) from app.lot where remaining = points"));
        assertEquals(80, balance("available"));
        assertEquals(0, balance("reserved"));
    }

    @Test
    void ofFiftyWhoReserveWhatIsEnoughForOneExactlyOneSucceeds() throws Exception {
        work(Given.TERMS, (books, book) -> book.adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW), 100));
        var refused = new AtomicInteger();
        Callable<Void> reserve = () -> {
            try {
                work(Given.TERMS, (books, book) -> {
                    books.loadLots(book, 100, Given.NOW);
                    book.reserve(Given.occasion(Posting.Kind.RESERVED, Given.NOW), 100);
                });
            } catch (DomainException insufficient) {
                assertEquals("insufficient-points", insufficient.code());
                refused.incrementAndGet();
            }
            return null;
        };
        var threads = Executors.newFixedThreadPool(50);
        try {
            for (var done : threads.invokeAll(Stream.generate(() -> reserve).limit(50).toList())) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(49, refused.get());
        assertEquals(0, balance("available"));
        assertEquals(100, balance("reserved"));
        assertEquals(1, number("select count(*) from app.posting where kind = 'RESERVED'"));
    }

    @Test
    void whoeverLocksManyBalancesWaitsForOthersWithoutADeadlock() throws Exception {
        var other = Database.newAccount(tenant, "A2");
        Callable<Void> forth = () -> adjustTwentyTimes(List.of(account, other));
        Callable<Void> back = () -> adjustTwentyTimes(List.of(other, account));
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (var done : threads.invokeAll(List.of(forth, back, forth, back))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(80, balance("available"));
        assertEquals(80, number("select available from app.balance where account_id = ?", other));
    }

    private Void adjustTwentyTimes(List<UUID> accounts) {
        for (var i = 0; i < 20; i++) {
            work.call(tenant, connection -> {
                var books = new Books(connection, tenant, Given.TERMS);
                books.lock(accounts).values().forEach(book ->
                        book.adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW), 1));
                books.write();
                return null;
            });
        }
        return null;
    }

    @Test
    void aRedemptionLoadsOnlyTheLotsThatCoverIt() {
        work(Given.TERMS, (books, book) -> {
            for (var i = 0; i < 500; i++) {
                book.adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW), 10);
            }
        });
        work(Given.TERMS, (books, book) -> {
            books.loadLots(book, 15, Given.NOW);
            assertTrue(loaded(book) < 100, "loaded " + loaded(book));
            book.reserve(Given.occasion(Posting.Kind.RESERVED, Given.NOW), 15);
        });
        work(Given.TERMS, (books, book) -> {
            books.loadLots(book, 4985, Given.NOW);
            book.reserve(Given.occasion(Posting.Kind.RESERVED, Given.NOW), 4985);
        });
        assertEquals(0, balance("available"));
        assertEquals(0, number("select count(*) from app.lot where remaining > 0"));
    }

    @Test
    void lotsOfBothKindsOfExpiryAreSpentInTheOrderTheyExpire() {
        work(Given.expiring(Expiry.Policy.ROLLING, 12), (books, book) ->
                book.adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW), 10));
        var idle = Given.expiring(Expiry.Policy.INACTIVITY, 6);
        work(idle, (books, book) -> book.adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW), 10));
        work(idle, (books, book) -> {
            books.loadLots(book, 5, Given.NOW);
            book.reserve(Given.occasion(Posting.Kind.RESERVED, Given.NOW), 5);
        });
        assertEquals(5, number("select remaining from app.lot where idle"));
        work(idle, (books, book) -> {
            book.purchasedAt(Given.NOW.plus(Duration.ofDays(300)));
            books.loadLots(book, 5, Given.NOW);
            book.reserve(Given.occasion(Posting.Kind.RESERVED, Given.NOW), 5);
        });
        assertEquals(5, number("select remaining from app.lot where not idle"));
    }

    @Test
    void aMissingBalanceIsMadeWhenItIsLocked() {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.account (tenant_id, id, program_id, external_id, name, search_name, pool_id, created_at)
                values (?, ?, 1, 'bare', 'bare', 'bare', ?, now())""", tenant, id, id);
        work.call(tenant, connection -> {
            var books = new Books(connection, tenant, Given.TERMS);
            books.lock(id).adjust(Given.occasion(Posting.Kind.ADJUSTED, Given.NOW), 5);
            books.write();
            return null;
        });
        assertEquals(5, number("select available from app.balance where account_id = ?", id));
    }

    @Test
    void accountsOfAPoolShareOneBook() {
        var branch = Database.newAccount(tenant, "B1");
        Database.execute(tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", account, tenant,
                branch);
        work.call(tenant, connection -> {
            var books = new Books(connection, tenant, Given.TERMS);
            var locked = books.lock(List.of(branch, account));
            assertEquals(locked.get(account), locked.get(branch));
            assertEquals(account, locked.get(branch).accountId());
            return null;
        });
    }

    @Test
    void anAccountOfAnotherTenantIsNotFound() {
        var other = Database.newTenant();
        assertThrows(DomainException.class, () -> work.call(other, connection ->
                new Books(connection, other, Given.TERMS).lock(account)));
        assertThrows(DomainException.class, () -> work.call(other, connection ->
                new Books(connection, tenant, Given.TERMS).lock(account)));
    }

    private void work(LedgerTerms terms, Deed deed) {
        work.call(tenant, connection -> {
            var books = new Books(connection, tenant, terms);
            deed.on(books, books.lock(account));
            books.write();
            return null;
        });
    }

    private static long loaded(Book book) {
        return book.standing().lots().select(lot -> true, Lots.firstToExpire(Lot::openedAt)).size();
    }

    private long balance(String column) {
        return number("select " + column + " from app.balance where account_id = ?", account);
    }

    private long number(String sql, Object... values) {
        return Database.number(tenant, sql, values);
    }
}
