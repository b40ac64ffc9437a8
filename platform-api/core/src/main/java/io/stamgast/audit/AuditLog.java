package io.stamgast.audit;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what the kernel's {@code Audit} wrote. */
@ApplicationScoped
class AuditLog {

    private static final String SELECT = """
            select id, at, actor, address, action, object_type, object_id, before, after from app.audit
            where tenant_id = ? and (?::timestamptz is null or at >= ?) and (?::timestamptz is null or at < ?)
                and (?::text is null or actor = ?) and (?::text is null or object_type = ?)
                and (?::text is null or object_id = ?)
                and (?::timestamptz is null or (at, id) < (?, ?))
            order by at desc, id desc limit ?""";

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;

    /** Of the tenant of this request, the latest first. */
    List<AuditRecord> list(AuditFilter filter, int limit) {
        return work.call(tenant.id(), connection -> list(connection, tenant.id(), filter, limit));
    }

    static List<AuditRecord> list(Connection connection, int tenantId, AuditFilter filter, int limit)
            throws SQLException {
        var before = filter.before();
        var position = before == null ? null : time(before.at());
        var values = new Object[] {time(filter.from()), time(filter.until()), filter.actor(), filter.objectType(),
                filter.objectId()};
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            var next = 2;
            for (var value : values) {
                query.setObject(next++, value);
                query.setObject(next++, value);
            }
            query.setObject(next++, position);
            query.setObject(next++, position);
            query.setObject(next++, before == null ? null : before.id());
            query.setInt(next, limit);
            var records = new ArrayList<AuditRecord>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    records.add(read(row));
                }
            }
            return records;
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditRecord read(ResultSet row) throws SQLException {
        return new AuditRecord(row.getObject("id", UUID.class), instant(row, "at"),
                row.getString("actor"), row.getString("address"), row.getString("action"),
                row.getString("object_type"), row.getString("object_id"), row.getString("before"),
                row.getString("after"));
    }
}
