package io.stamgast.ledger;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The books that one transaction works on: locks their balances, loads what the work needs, and writes everything
 * collected in one statement. The connection is a unit of work of the tenant; the locks end with it.
 */
public final class Books {

    private static final String LOCK = """
            select a.id as asked, b.account_id, b.available, b.pending, b.reserved, b.last_purchase_at
            from app.account a join app.balance b on b.tenant_id = ? and b.account_id = a.pool_id
            where a.tenant_id = ? and a.id = any(?) order by b.account_id for update of b""";
    private static final String LOCK_BALANCES = """
            select b.account_id as asked, b.account_id, b.available, b.pending, b.reserved, b.last_purchase_at
            from app.balance b where b.tenant_id = ? and b.tenant_id = ? and b.account_id = any(?)
            order by b.account_id for update""";
    private static final String CREATE = """
            insert into app.balance as b (tenant_id, account_id, program_id)
            select a.tenant_id, a.pool_id, a.program_id from app.account a where a.tenant_id = ? and a.id = any(?)
            order by a.pool_id on conflict do nothing""";
    private static final String WRITE = "with " + LedgerStatement.CTES + """
            , ledger_event as (
                insert into app.outbox as o (tenant_id, id, type, subject_id, account_id, payload, occurred_at)
                select ?::int, r.id, r.type, r.account, r.account, r.payload::jsonb, r.occurred
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[])
                    as r(id, type, account, payload, occurred)
                returning o.id)
            select count(*) from ledger_balance""";

    private final Connection connection;
    private final int tenant;
    private final LedgerTerms terms;
    private final Map<UUID, Book> byAccount = new LinkedHashMap<>();

    public Books(Connection connection, int tenant, LedgerTerms terms) {
        this.connection = connection;
        this.tenant = tenant;
        this.terms = terms;
    }

    /** Takes a book whose balance the caller has locked and read by itself. */
    public Book open(UUID accountId, Balance balance) {
        return byAccount.computeIfAbsent(accountId, id -> new Book(id, balance, terms));
    }

    /**
     * Locks one balance.
     *
     * @throws DomainException ({@code not-found}, 404) when there is no such account
     */
    public Book lock(UUID accountId) throws SQLException {
        var book = lock(List.of(accountId)).get(accountId);
        if (book == null) {
            throw DomainException.notFound("account", accountId);
        }
        return book;
    }

    /**
     * Locks the balances that these accounts earn into and spend from, in the order of the balances' ids, so that no
     * two transactions wait for each other. Lock all that a transaction needs at once. An account that gets another
     * pool meanwhile fails as a serialization failure does.
     *
     * @return the book of each account that exists; accounts of one pool share theirs
     */
    public Map<UUID, Book> lock(Collection<UUID> accountIds) throws SQLException {
        var locked = select(LOCK, accountIds);
        if (!locked.keySet().containsAll(accountIds)) {
            create(accountIds);
            locked = select(LOCK, accountIds);
        }
        var pools = new HashMap<UUID, UUID>();
        locked.forEach((account, book) -> pools.put(account, book.accountId()));
        Pools.requireUnchanged(connection, tenant, pools);
        return locked;
    }

    /**
     * Locks balances by the accounts that own them, whatever pool those earn into today: for what was posted before.
     *
     * @return the book of each that exists
     */
    public Map<UUID, Book> lockBalances(Collection<UUID> accountIds) throws SQLException {
        return select(LOCK_BALANCES, accountIds);
    }

    /**
     * Locks the balance that an account owns, for what was posted in it before, and with it those that other accounts
     * earn into today. One that gets another pool meanwhile fails as a serialization failure does.
     *
     * @return the owner's
     */
    public Book lockBalance(UUID owner, Collection<UUID> accountIds) throws SQLException {
        var pools = Pools.of(connection, tenant, accountIds);
        var owners = new HashSet<>(pools.values());
        owners.add(owner);
        var locked = lockBalances(owners);
        Pools.requireUnchanged(connection, tenant, pools);
        return locked.get(owner);
    }

    /**
     * Locks the balance that the posting of this key stands in.
     *
     * @throws IllegalStateException when nothing was posted for the key
     */
    public Book lockBalanceOf(String key) throws SQLException {
        return lockBalances(List.of(PostingReader.owner(connection, tenant, key))).values().iterator().next();
    }

    /** The posting, with the lots it opened and moved in the book; nothing when the account has no such posting. */
    public Optional<Posting> load(Book book, UUID postingId) throws SQLException {
        return new PostingReader(connection, tenant).read(book, "id", postingId);
    }

    /** The posting made for this key, with its lots in the book: lock first, then look for the key. */
    public Optional<Posting> load(Book book, String key) throws SQLException {
        return new PostingReader(connection, tenant).read(book, "key", key);
    }

    /** Loads the lots that {@link Book#reserve} or a negative {@link Book#adjust} of so many points may take from. */
    public void loadLots(Book book, long points, Instant now) throws SQLException {
        loadLots(Map.of(book, points), now);
    }

    /** The same for many books at once. */
    public void loadLots(Map<Book, Long> points, Instant now) throws SQLException {
        new LotReader(connection, tenant).open(points, now);
    }

    /** Loads the lots that {@link Book#takeBack} of so many points may take from. */
    public void loadLotsToTakeBack(Book book, long points, Instant now, UUID originalPurchaseId) throws SQLException {
        loadLotsToTakeBack(Map.of(book, points), now, originalPurchaseId == null ? List.of()
                : List.of(originalPurchaseId));
    }

    /** The same for many books at once. */
    public void loadLotsToTakeBack(Map<Book, Long> points, Instant now, Collection<UUID> originalPurchaseIds)
            throws SQLException {
        var reader = new LotReader(connection, tenant);
        if (!originalPurchaseIds.isEmpty()) {
            reader.ofPurchases(originalPurchaseIds, points.keySet());
        }
        reader.pending(points);
        reader.open(points, now);
    }

    /**
     * Lets go what has expired by inactivity, before a purchase would bring it back to life; reads lots only of those
     * that have been idle.
     */
    public void expireIdle(Collection<Book> books, Instant now) throws SQLException {
        var idle = books.stream().filter(book -> book.standing().mayHaveIdled(now)).toList();
        if (!idle.isEmpty()) {
            new LotReader(connection, tenant).idle(idle, now);
            idle.forEach(book -> book.expireDue(now));
        }
    }

    /** Loads these lots into the locked books they belong to. */
    public void loadLots(Collection<UUID> lotIds) throws SQLException {
        new LotReader(connection, tenant).byId(lotIds, byAccount.values());
    }

    /** Writes all that the books collected, and its events to the outbox, in one statement. */
    public void write() throws SQLException {
        if (byAccount.isEmpty()) {
            return;
        }
        try (var write = connection.prepareStatement(WRITE)) {
            bindEvents(write, LedgerStatement.bind(write, 1, tenant, byAccount.values()));
            try (var row = write.executeQuery()) {
                row.next();
                if (row.getLong(1) != byAccount.size()) {
                    throw new IllegalStateException("wrote " + row.getLong(1) + " of " + byAccount.size()
                            + " balances");
                }
            }
        }
    }

    /** The books opened and locked here, to be written by {@link LedgerStatement} in a bigger statement. */
    public Collection<Book> all() {
        return List.copyOf(byAccount.values());
    }

    private void bindEvents(PreparedStatement write, int from) throws SQLException {
        var events = byAccount.values().stream().flatMap(book -> book.events().stream()).toList();
        write.setInt(from, tenant);
        write.setArray(from + 1, connection.createArrayOf("uuid", events.stream().map(event -> Ids.next()).toArray()));
        write.setArray(from + 2, connection.createArrayOf("text",
                events.stream().map(LedgerEvent::eventType).toArray()));
        write.setArray(from + 3, connection.createArrayOf("uuid",
                events.stream().map(LedgerEvent::account).toArray()));
        write.setArray(from + 4, connection.createArrayOf("text", events.stream().map(Json::write).toArray()));
        write.setArray(from + 5, connection.createArrayOf("timestamptz",
                events.stream().map(LedgerEvent::occurredAt).toArray()));
    }

    private Map<UUID, Book> select(String sql, Collection<UUID> accountIds) throws SQLException {
        try (var lock = connection.prepareStatement(sql)) {
            lock.setInt(1, tenant);
            lock.setInt(2, tenant);
            lock.setArray(3, connection.createArrayOf("uuid", accountIds.toArray()));
            try (var rows = lock.executeQuery()) {
                var locked = new HashMap<UUID, Book>();
                while (rows.next()) {
                    locked.put(rows.getObject("asked", UUID.class),
                            open(rows.getObject("account_id", UUID.class), balance(rows)));
                }
                return locked;
            }
        }
    }

    private void create(Collection<UUID> accountIds) throws SQLException {
        try (var create = connection.prepareStatement(CREATE)) {
            create.setInt(1, tenant);
            create.setArray(2, connection.createArrayOf("uuid", accountIds.toArray()));
            create.executeUpdate();
        }
    }

    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(row.getLong("available"), row.getLong("pending"), row.getLong("reserved"),
                instant(row, "last_purchase_at"));
    }
}
