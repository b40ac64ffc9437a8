package io.stamgast.activity.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a report needs to know of its type, as it stood when it was read. */
public record KnownType(UUID id, String code, String name, List<AttributeRule> attributes, boolean oncePerSubject,
                        ActivityCaps caps, boolean needsApproval, boolean active) {

    private static final String SELECT = """
            select id, code, name, attributes, once_per_subject, per_day, per_month, per_year, needs_approval, active
            from app.activity_type where tenant_id = ? and code = ?""";

    public KnownType {
        attributes = List.copyOf(attributes);
    }

    /**
     * Reads it in the caller's unit of work.
     *
     * @throws DomainException ({@code unknown-activity-type}, 404)
     */
    public static KnownType read(Connection connection, int tenantId, String code) throws SQLException {
        return find(connection, tenantId, code).orElseThrow(() -> DomainException.unknown("unknown-activity-type",
                "type", "there is no activity type " + code));
    }

    /** The same; nothing when the tenant has no such type. */
    public static Optional<KnownType> find(Connection connection, int tenantId, String code) throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setString(2, code);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(of(row)) : Optional.empty();
            }
        }
    }

    private static KnownType of(ResultSet row) throws SQLException {
        var caps = new ActivityCaps(row.getObject("per_day", Integer.class),
                row.getObject("per_month", Integer.class), row.getObject("per_year", Integer.class));
        return new KnownType(row.getObject("id", UUID.class), row.getString("code"), row.getString("name"),
                List.of(Json.read(row.getString("attributes"), AttributeRule[].class)),
                row.getBoolean("once_per_subject"), caps, row.getBoolean("needs_approval"),
                row.getBoolean("active"));
    }

    /** @throws DomainException ({@code activity-type-inactive}, 422) */
    public void requireActive() {
        if (!active) {
            throw DomainException.ruleBroken("activity-type-inactive", "type", "is not reported any more: " + code);
        }
    }

    /** @throws DomainException ({@code invalid-attributes}, 422) with every attribute that doesn't fit */
    public void requireFitting(Map<String, JsonNode> given) {
        var violations = new AttributeCheck(attributes, given).violations();
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-attributes",
                    "The attributes are not those of a " + code + ".", violations);
        }
    }
}
