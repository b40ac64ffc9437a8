package io.stamgast.webhook.delivery;

import io.stamgast.event.Position;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.SecretBox;
import io.stamgast.tenant.mode.Mode;
import io.stamgast.webhook.endpoint.EndpointState;
import io.stamgast.webhook.endpoint.Endpoints;
import io.stamgast.webhook.endpoint.Payload;
import io.stamgast.webhook.endpoint.TypePatterns;
import io.stamgast.webhook.signing.Keyring;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The statements about an endpoint itself and its progress, in a lane's unit of work. */
final class EndpointRows {

    private static final String HEAD = """
            select e.state, e.version, p.life, p.transaction::text::bigint as transaction, p.event_id, p.last_sequence
            from app.webhook_endpoint e
            join app.webhook_progress p on p.tenant_id = e.tenant_id and p.endpoint_id = e.id
            where e.tenant_id = ? and p.tenant_id = ? and e.id = ?""";
    private static final String SETUP = """
            select e.version, e.url, e.types, e.payload, e.api_version, e.headers, e.rate_per_second, e.ordered,
                e.keyring
            from app.webhook_endpoint e where e.tenant_id = ? and e.id = ?""";
    private static final String ADVANCE = """
            update app.webhook_progress set life = ?, transaction = ?::text::xid8, event_id = ?, last_sequence = ?
            where tenant_id = ? and endpoint_id = ? and life = ? and transaction = ?::text::xid8 and event_id = ?""";

    /** @param lastSequence the number of the last delivery made */
    record Head(EndpointState state, int version, Position position, long lastSequence) {
    }

    private final Connection connection;
    private final int tenantId;
    private final UUID endpoint;

    EndpointRows(Connection connection, int tenantId, UUID endpoint) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.endpoint = endpoint;
    }

    Optional<Head> head() throws SQLException {
        try (var query = connection.prepareStatement(HEAD)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setObject(3, endpoint);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(head(row)) : Optional.empty();
            }
        }
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(EndpointState.valueOf(row.getString("state")), row.getInt("version"),
                new Position(row.getInt("life"), row.getLong("transaction"), row.getObject("event_id", UUID.class)),
                row.getLong("last_sequence"));
    }

    Setup setup(SecretBox box) throws SQLException {
        try (var query = connection.prepareStatement(SETUP)) {
            query.setInt(1, tenantId);
            query.setObject(2, endpoint);
            try (var row = query.executeQuery()) {
                row.next();
                return new Setup(row.getInt("version"), URI.create(row.getString("url")),
                        new TypePatterns(List.of(Json.read(row.getString("types"), String[].class))),
                        Payload.valueOf(row.getString("payload")), row.getString("api_version"),
                        withMode(Endpoints.headers(row.getBytes("headers"), box)),
                        row.getObject("rate_per_second", Integer.class), row.getBoolean("ordered"),
                        Keyring.open(row.getBytes("keyring"), box));
            }
        }
    }

    /** In test mode calls say so, whatever the tenant has sent along. */
    private Map<String, String> withMode(Map<String, String> own) {
        if (!CurrentTenant.isTest(tenantId)) {
            return own;
        }
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(own);
        all.put(Mode.HEADER, "test");
        return all;
    }

    /** @return false when somebody else has moved it meanwhile; then nothing was done */
    boolean advance(Position from, Position to, long lastSequence) throws SQLException {
        try (var advance = connection.prepareStatement(ADVANCE)) {
            place(advance, 1, to);
            advance.setLong(4, lastSequence);
            advance.setInt(5, tenantId);
            advance.setObject(6, endpoint);
            place(advance, 7, from);
            return advance.executeUpdate() == 1;
        }
    }

    private static void place(PreparedStatement statement, int first, Position position) throws SQLException {
        statement.setInt(first, position.life());
        statement.setString(first + 1, Long.toString(position.transaction()));
        statement.setObject(first + 2, position.id());
    }
}
