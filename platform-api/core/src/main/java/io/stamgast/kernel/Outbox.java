package io.stamgast.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** The events of a transaction, kept in the transaction itself; delivering them is another feature's work. */
public final class Outbox {

    private static final String INSERT = """
            insert into app.outbox (tenant_id, id, type, subject_id, account_id, payload, occurred_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?)""";

    private Outbox() {
    }

    public static void write(Connection connection, int tenantId, DomainEvent event) throws SQLException {
        write(connection, tenantId, List.of(event));
    }

    /** Writes the events in the order given. */
    public static void write(Connection connection, int tenantId, List<? extends DomainEvent> events)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var event : events) {
                insert.setInt(1, tenantId);
                insert.setObject(2, Ids.next());
                insert.setString(3, event.eventType());
                insert.setObject(4, event.subjectId());
                insert.setObject(5, event.accountId());
                insert.setString(6, Json.write(event));
                insert.setObject(7, event.occurredAt().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
