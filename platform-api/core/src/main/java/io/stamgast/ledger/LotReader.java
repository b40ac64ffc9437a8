package io.stamgast.ledger;

import static io.stamgast.kernel.Stored.instant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Brings lots into locked books: in the order they are spent, and only until the points asked for are covered, since
 * an account can have a great many.
 *
 * <p>Lots with a fixed expiry and lots that expire by inactivity are read as two streams, each as far as it would
 * cover the points alone; the book merges them. Where a program changed its months of inactivity, lots of the second
 * stream come in the order of their earliest expiry.
 */
final class LotReader {

    static final String COLUMNS = """
            l.id, l.account_id, l.posting_id, l.entry_no, p.purchase_id, l.points, l.remaining, l.release_at,
            l.opened_at, l.expires_at, l.idle_months""";

    private static final int FIRST_READ = 32;
    private static final int GROWTH = 4;
    // the posting of each lot for itself: what a join would scan, the planner can't see through row-level security
    private static final String STREAM = """
            select %s from unnest(?::uuid[]) as n(account) cross join lateral (
                select * from app.lot o where o.tenant_id = ? and o.account_id = n.account and %s and o.remaining > 0
                order by %s, o.id limit ? offset ?) l
            cross join lateral (select o.purchase_id from app.posting o where o.tenant_id = ? and o.id = l.posting_id
                limit 1) p""";
    private static final String DATED = STREAM.formatted(COLUMNS, "o.opened_at is not null and not o.idle",
            "o.expires_at");
    private static final String IDLE = STREAM.formatted(COLUMNS, "o.opened_at is not null and o.idle", "o.expires_at");
    private static final String PENDING = STREAM.formatted(COLUMNS, "o.opened_at is null", "o.release_at");
    private static final String OF_PURCHASES = "select " + COLUMNS + """
             from app.posting p join app.lot l on l.tenant_id = ? and l.posting_id = p.id
            where p.tenant_id = ? and p.purchase_id = any(?) and l.remaining > 0""";
    private static final String BY_ID = "select " + COLUMNS + """
             from app.lot l join app.posting p on p.tenant_id = ? and p.id = l.posting_id
            where l.tenant_id = ? and l.id = any(?)""";

    private final Connection connection;
    private final int tenant;

    LotReader(Connection connection, int tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** Open lots that cover the points and still live. */
    void open(Map<Book, Long> points, Instant now) throws SQLException {
        stream(DATED, points, book -> lot -> book.standing().lives(lot, now) ? lot.remaining() : 0);
        stream(IDLE, points, book -> lot -> book.standing().lives(lot, now) ? lot.remaining() : 0);
    }

    /** Open lots that may have expired by inactivity. */
    void idle(Collection<Book> books, Instant now) throws SQLException {
        var untilNotDue = books.stream().collect(Collectors.toMap(Function.identity(), book -> 1L));
        stream(IDLE, untilNotDue, book -> lot -> lot.expiresAt().isAfter(now) ? 1 : 0);
    }

    void pending(Map<Book, Long> points) throws SQLException {
        var owed = points.entrySet().stream().filter(entry -> entry.getKey().balance().pending() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        stream(PENDING, owed, book -> Lot::remaining);
    }

    void ofPurchases(Collection<UUID> purchaseIds, Collection<Book> books) throws SQLException {
        try (var query = connection.prepareStatement(OF_PURCHASES)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setArray(3, connection.createArrayOf("uuid", purchaseIds.toArray()));
            load(query, byAccount(books));
        }
    }

    void byId(Collection<UUID> lotIds, Collection<Book> books) throws SQLException {
        try (var query = connection.prepareStatement(BY_ID)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setArray(3, connection.createArrayOf("uuid", lotIds.toArray()));
            load(query, byAccount(books));
        }
    }

    private void stream(String sql, Map<Book, Long> points, Function<Book, ToLongFunction<Lot>> covers)
            throws SQLException {
        var missing = new HashMap<>(points);
        var offset = 0;
        for (var limit = FIRST_READ; !missing.isEmpty(); limit *= GROWTH) {
            var read = read(sql, missing.keySet(), limit, offset);
            var full = limit;
            missing.replaceAll((book, rest) -> rest - covered(book, read.get(book), covers.apply(book)));
            missing.entrySet().removeIf(entry -> entry.getValue() <= 0 || read.get(entry.getKey()).size() < full);
            offset += limit;
        }
    }

    private static long covered(Book book, List<UUID> lotIds, ToLongFunction<Lot> covers) {
        return lotIds.stream().map(book.standing().lots()::get).mapToLong(covers).sum();
    }

    private Map<Book, List<UUID>> read(String sql, Collection<Book> books, int limit, int offset) throws SQLException {
        var byAccount = byAccount(books);
        try (var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", byAccount.keySet().toArray()));
            query.setInt(2, tenant);
            query.setInt(3, limit);
            query.setInt(4, offset);
            query.setInt(5, tenant);
            var read = load(query, byAccount);
            books.forEach(book -> read.computeIfAbsent(book, none -> List.of()));
            return read;
        }
    }

    private static Map<Book, List<UUID>> load(PreparedStatement query, Map<UUID, Book> byAccount)
            throws SQLException {
        var read = new HashMap<Book, List<UUID>>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                var book = byAccount.get(rows.getObject("account_id", UUID.class));
                if (book != null) {
                    var lot = lot(rows);
                    book.standing().lots().load(lot);
                    read.computeIfAbsent(book, none -> new ArrayList<>()).add(lot.id());
                }
            }
        }
        return read;
    }

    static Lot lot(ResultSet row) throws SQLException {
        return new Lot(row.getObject("id", UUID.class), row.getObject("posting_id", UUID.class),
                row.getInt("entry_no"), row.getObject("purchase_id", UUID.class), row.getLong("points"),
                row.getLong("remaining"), instant(row, "release_at"), instant(row, "opened_at"),
                instant(row, "expires_at"), row.getObject("idle_months", Integer.class));
    }

    private static Map<UUID, Book> byAccount(Collection<Book> books) {
        return books.stream().collect(Collectors.toMap(Book::accountId, Function.identity()));
    }
}
