package io.stamgast.webhook;

import io.stamgast.event.EventReader;
import io.stamgast.event.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Keeps events that an endpoint which is on has not got to yet. */
@ApplicationScoped
public class UnreadEvents implements EventReader {

    private static final String FURTHEST_BEHIND = """
            select p.life, p.transaction::text::bigint as transaction, p.event_id
            from app.webhook_progress p
            join app.webhook_endpoint e on e.tenant_id = p.tenant_id and e.id = p.endpoint_id
            where p.tenant_id = ? and e.tenant_id = ? and e.state = 'ON'
            order by p.life, p.transaction, p.event_id limit 1""";

    @Override
    public Optional<Position> readUpTo(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(FURTHEST_BEHIND)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Position(row.getInt("life"), row.getLong("transaction"),
                        row.getObject("event_id", UUID.class))) : Optional.empty();
            }
        }
    }
}
