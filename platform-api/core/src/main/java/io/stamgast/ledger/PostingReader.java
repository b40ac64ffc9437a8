package io.stamgast.ledger;

import static io.stamgast.kernel.Stored.instant;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads one posting of a locked book, and its lots into the book. */
final class PostingReader {

    private static final String POSTING = """
            select id, key, kind, occurred_at, posted_at, purchase_id, redemption_id, reverses_id, actor, reason,
                waived, explanation
            from app.posting where tenant_id = ? and account_id = ? and %s = ?""";
    private static final String ENTRIES = """
            select no, debit, credit, points from app.entry where tenant_id = ? and posting_id = ? order by no""";
    private static final String MOVEMENTS = """
            select entry_no, lot_id, points from app.lot_movement where tenant_id = ? and posting_id = ?
            order by entry_no, no""";
    private static final String OPENED = "select id from app.lot where tenant_id = ? and posting_id = ?";

    private static final String OWNER = "select account_id from app.posting where tenant_id = ? and key = ?";

    private final Connection connection;
    private final int tenant;

    PostingReader(Connection connection, int tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /**
     * The account whose balance the posting of this key stands in.
     *
     * @throws IllegalStateException when nothing was posted for the key
     */
    static UUID owner(Connection connection, int tenant, String key) throws SQLException {
        try (var query = connection.prepareStatement(OWNER)) {
            query.setInt(1, tenant);
            query.setString(2, key);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("nothing is posted for " + key);
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    Optional<Posting> read(Book book, String column, Object value) throws SQLException {
        try (var query = connection.prepareStatement(POSTING.formatted(column))) {
            query.setInt(1, tenant);
            query.setObject(2, book.accountId());
            query.setObject(3, value);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(posting(book, row)) : Optional.empty();
            }
        }
    }

    private Posting posting(Book book, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var occasion = new Occasion(row.getString("key"), Posting.Kind.valueOf(row.getString("kind")),
                instant(row, "occurred_at"), instant(row, "posted_at"),
                row.getObject("purchase_id", UUID.class), row.getObject("redemption_id", UUID.class),
                row.getObject("reverses_id", UUID.class), row.getString("actor"), row.getString("reason"),
                row.getString("explanation"));
        var movements = movements(id);
        var lots = new HashSet<UUID>(opened(id));
        movements.stream().map(Posting.Movement::lotId).filter(lot -> lot != null).forEach(lots::add);
        if (!lots.isEmpty()) {
            new LotReader(connection, tenant).byId(lots, List.of(book));
        }
        return new Posting(id, occasion, entries(id), movements, row.getLong("waived"));
    }

    private List<Posting.Entry> entries(UUID posting) throws SQLException {
        return rows(ENTRIES, posting, row -> new Posting.Entry(row.getInt(1), LedgerAccount.valueOf(row.getString(2)),
                LedgerAccount.valueOf(row.getString(3)), row.getLong(4)));
    }

    private List<Posting.Movement> movements(UUID posting) throws SQLException {
        return rows(MOVEMENTS, posting, row -> new Posting.Movement(row.getInt(1), row.getObject(2, UUID.class),
                row.getLong(3)));
    }

    private List<UUID> opened(UUID posting) throws SQLException {
        return rows(OPENED, posting, row -> row.getObject(1, UUID.class));
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, UUID posting, Reading<T> reading) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, tenant);
            query.setObject(2, posting);
            try (var rows = query.executeQuery()) {
                var read = new ArrayList<T>();
                while (rows.next()) {
                    read.add(reading.of(rows));
                }
                return read;
            }
        }
    }
}
