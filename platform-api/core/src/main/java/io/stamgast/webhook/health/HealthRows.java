package io.stamgast.webhook.health;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The statements about an endpoint's health, in the caller's unit of work. */
final class HealthRows {

    private static final String CLEAR = """
            update app.webhook_progress set failing_since = null, warnings = 0, warned_at = null
            where tenant_id = ? and endpoint_id = ? and failing_since is not null""";
    private static final String FAIL = """
            update app.webhook_progress as p set failing_since = coalesce(p.failing_since, ?)
            where p.tenant_id = ? and p.endpoint_id = ? and exists (
                select from app.webhook_endpoint e where e.tenant_id = ? and e.id = p.endpoint_id and e.state = 'ON')
            returning p.failing_since, p.warnings, p.warned_at""";
    private static final String WARN = """
            update app.webhook_progress set warnings = ?, warned_at = ? where tenant_id = ? and endpoint_id = ?""";
    private static final String WARN_OF_BEHIND = """
            update app.webhook_progress set behind_warned_at = ?
            where tenant_id = ? and endpoint_id = ? and failing_since is null
                and (behind_warned_at is null or behind_warned_at <= ?)""";
    private static final String DISABLE = """
            update app.webhook_endpoint as e
            set state = 'DISABLED', disabled_at = ?, disabled_reason = ?, version = e.version + 1
            where e.tenant_id = ? and e.id = ? and e.state = 'ON' returning e.url""";
    private static final String ADDRESS = "select e.url from app.webhook_endpoint e where e.tenant_id = ? and e.id = ?";

    /** @param warnedAt null before the first warning */
    record Failing(Instant since, int warnings, Instant warnedAt) {
    }

    private final Connection connection;
    private final int tenantId;
    private final UUID endpoint;

    HealthRows(Connection connection, int tenantId, UUID endpoint) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.endpoint = endpoint;
    }

    void clear() throws SQLException {
        try (var clear = connection.prepareStatement(CLEAR)) {
            clear.setInt(1, tenantId);
            clear.setObject(2, endpoint);
            clear.executeUpdate();
        }
    }

    /** @return nothing when the endpoint was switched off or removed meanwhile */
    Optional<Failing> fail(Instant now) throws SQLException {
        try (var fail = connection.prepareStatement(FAIL)) {
            fail.setObject(1, utc(now));
            fail.setInt(2, tenantId);
            fail.setObject(3, endpoint);
            fail.setInt(4, tenantId);
            try (var row = fail.executeQuery()) {
                return row.next() ? Optional.of(new Failing(instant(row, 1), row.getInt(2), instant(row, 3)))
                        : Optional.empty();
            }
        }
    }

    void warned(int warnings, Instant now) throws SQLException {
        try (var warn = connection.prepareStatement(WARN)) {
            warn.setInt(1, warnings);
            warn.setObject(2, utc(now));
            warn.setInt(3, tenantId);
            warn.setObject(4, endpoint);
            warn.executeUpdate();
        }
    }

    /** @return false when it is failing, or was warned of after that time: then nothing was done */
    boolean warnedOfBehind(Instant now, Instant before) throws SQLException {
        try (var warn = connection.prepareStatement(WARN_OF_BEHIND)) {
            warn.setObject(1, utc(now));
            warn.setInt(2, tenantId);
            warn.setObject(3, endpoint);
            warn.setObject(4, utc(before));
            return warn.executeUpdate() > 0;
        }
    }

    /** @return its address; nothing when it wasn't on */
    Optional<String> disable(String reason, Instant now) throws SQLException {
        try (var disable = connection.prepareStatement(DISABLE)) {
            disable.setObject(1, utc(now));
            disable.setString(2, reason);
            disable.setInt(3, tenantId);
            disable.setObject(4, endpoint);
            try (var row = disable.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    Optional<String> address() throws SQLException {
        try (var query = connection.prepareStatement(ADDRESS)) {
            query.setInt(1, tenantId);
            query.setObject(2, endpoint);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
