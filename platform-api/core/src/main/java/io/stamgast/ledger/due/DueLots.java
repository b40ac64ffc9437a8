package io.stamgast.ledger.due;

import io.stamgast.job.turn.Failures;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.Book;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Goes through the lots that a query says are due, in the order of their time: a batch is read, its balances are
 * locked, the lots are read again under the lock and worked, and all of it is committed.
 */
final class DueLots {

    static final int BATCH = 500;

    /** What is done with a book whose due lots are in memory. */
    interface Deed {
        void on(Book book);
    }

    /** A lot that the query found, and the time that put it in order. */
    private record Due(UUID lotId, UUID accountId, OffsetDateTime time) {
    }

    private final TenantWork work;
    private final int tenant;
    private final Instant now;
    private final Failures failures = new Failures();

    DueLots(TenantWork work, int tenant, Instant now) {
        this.work = work;
        this.tenant = tenant;
        this.now = now;
    }

    /**
     * @param sql reads {@code id, account_id, time} of at most {@link #BATCH} lots after a position in the order of
     *        time and id; its parameters are the tenant, now, the position's time and id, and for each further table
     *        the tenant and now
     * @return how many postings were made
     */
    int each(String sql, int tables, Deed deed) {
        var postings = 0;
        var position = new Due(new UUID(0, 0), null, Instant.EPOCH.atOffset(ZoneOffset.UTC));
        while (position != null) {
            var from = position;
            var batch = work.call(tenant, connection -> read(connection, sql, tables, from));
            if (!batch.isEmpty()) {
                postings += perform(batch, deed);
            }
            position = batch.size() < BATCH ? null : batch.get(batch.size() - 1);
        }
        return postings;
    }

    /** Throws what went wrong with single accounts, after all others had their turn. */
    void end() {
        failures.rethrow();
    }

    /** An account whose lots can't be worked keeps no other waiting: where a batch fails, each goes by itself. */
    private int perform(List<Due> batch, Deed deed) {
        try {
            return work.call(tenant, connection -> perform(connection, batch, deed));
        } catch (RuntimeException failure) {
            var byAccount = batch.stream().collect(Collectors.groupingBy(Due::accountId));
            if (byAccount.size() == 1) {
                failures.add(failure);
                return 0;
            }
            return byAccount.values().stream().mapToInt(lots -> perform(lots, deed)).sum();
        }
    }

    private List<Due> read(Connection connection, String sql, int tables, Due from) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            bind(query, tables, from);
            try (var rows = query.executeQuery()) {
                var batch = new ArrayList<Due>();
                while (rows.next()) {
                    batch.add(new Due(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class),
                            rows.getObject(3, OffsetDateTime.class)));
                }
                return batch;
            }
        }
    }

    private void bind(PreparedStatement query, int tables, Due from) throws SQLException {
        query.setInt(1, tenant);
        query.setObject(2, now.atOffset(ZoneOffset.UTC));
        query.setObject(3, from.time());
        query.setObject(4, from.lotId());
        for (var further = 1; further < tables; further++) {
            query.setInt(3 + 2 * further, tenant);
            query.setObject(4 + 2 * further, now.atOffset(ZoneOffset.UTC));
        }
    }

    private int perform(Connection connection, List<Due> batch, Deed deed) throws SQLException {
        var books = new Books(connection, tenant, LedgerTerms.of(ProgramSettings.read(connection, tenant)));
        books.lockBalances(batch.stream().map(Due::accountId).distinct().toList());
        books.loadLots(batch.stream().map(Due::lotId).toList());
        books.all().forEach(deed::on);
        books.write();
        return books.all().stream().mapToInt(book -> book.postings().size()).sum();
    }
}
