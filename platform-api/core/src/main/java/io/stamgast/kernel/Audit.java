package io.stamgast.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

/** The append-only record of administrative changes: who, what, before and after, when, from where. */
@ApplicationScoped
public class Audit {

    private static final String INSERT = """
            insert into app.audit (tenant_id, id, at, actor, address, action, object_type, object_id, before, after)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)""";

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /**
     * Records a change in the caller's transaction.
     *
     * @param action a verb in the past, such as {@code published}
     * @param before what stood there, as a view without secrets; null for a creation
     * @param after what stands there now; null for a removal
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String objectType, Object objectId, Object before, Object after) {
        try {
            record(connection.get(), tenant.id(), action, objectType, objectId, before, after);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Like the other, in a plain unit of work; the user of the request is the actor. */
    public void record(Connection unitOfWork, int tenantId, String action, String objectType, Object objectId,
                       Object before, Object after) throws SQLException {
        try (var insert = unitOfWork.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, Ids.next());
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(4, user.name());
            insert.setString(5, user.address());
            insert.setString(6, action);
            insert.setString(7, objectType);
            insert.setString(8, String.valueOf(objectId));
            insert.setString(9, before == null ? null : Json.write(before));
            insert.setString(10, after == null ? null : Json.write(after));
            insert.executeUpdate();
        }
    }
}
