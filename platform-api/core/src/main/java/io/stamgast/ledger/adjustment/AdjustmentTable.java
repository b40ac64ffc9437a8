package io.stamgast.ledger.adjustment;

import io.stamgast.kernel.DomainException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Adjustments as the database keeps them, in the caller's unit of work. */
final class AdjustmentTable {

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final String INSERT = "insert into app.adjustment (tenant_id, " + Adjustment.COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "select " + Adjustment.COLUMNS
            + " from app.adjustment where tenant_id = ? and id = ?";
    private static final String WAITING = "select " + Adjustment.COLUMNS
            + " from app.adjustment where tenant_id = ? and state = 'WAITING' and id < ? order by id desc limit ?";
    private static final String APPROVE = """
            update app.adjustment set state = 'POSTED', approver = ?, posting_id = ?
            where tenant_id = ? and id = ? and state = 'WAITING'""";

    private final Connection connection;
    private final int tenant;

    AdjustmentTable(Connection connection, int tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    void insert(Adjustment adjustment) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenant);
            insert.setObject(2, adjustment.id());
            insert.setObject(3, adjustment.account());
            insert.setLong(4, adjustment.points());
            insert.setString(5, adjustment.reason());
            insert.setString(6, adjustment.state().name());
            insert.setString(7, adjustment.requestedBy());
            insert.setString(8, adjustment.requester());
            insert.setObject(9, adjustment.requestedAt().atOffset(ZoneOffset.UTC));
            insert.setString(10, adjustment.approver());
            insert.setObject(11, adjustment.posting());
            insert.executeUpdate();
        }
    }

    /** @throws DomainException ({@code not-found}, 404) */
    Adjustment find(UUID id) throws SQLException {
        return find(id, SELECT);
    }

    /** Like {@link #find}; whoever else wants to approve it waits for this transaction. */
    Adjustment lock(UUID id) throws SQLException {
        return find(id, SELECT + " for update");
    }

    private Adjustment find(UUID id, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, tenant);
            query.setObject(2, id);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw DomainException.notFound("adjustment", id);
                }
                return Adjustment.of(row);
            }
        }
    }

    /** @param before null for the first page */
    List<Adjustment> waiting(UUID before, int limit) throws SQLException {
        try (var query = connection.prepareStatement(WAITING)) {
            query.setInt(1, tenant);
            query.setObject(2, before == null ? AFTER_ALL : before);
            query.setInt(3, limit);
            try (var rows = query.executeQuery()) {
                var waiting = new ArrayList<Adjustment>();
                while (rows.next()) {
                    waiting.add(Adjustment.of(rows));
                }
                return waiting;
            }
        }
    }

    void approve(Adjustment approved) throws SQLException {
        try (var update = connection.prepareStatement(APPROVE)) {
            update.setString(1, approved.approver());
            update.setObject(2, approved.posting());
            update.setInt(3, tenant);
            update.setObject(4, approved.id());
            update.executeUpdate();
        }
    }
}
