package io.stamgast.webhook.lease;

import io.stamgast.tenant.mode.TestModeListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** The lanes of a test mode's endpoints go on where its endpoints are. */
@ApplicationScoped
public class LaneSuccession implements TestModeListener {

    private static final String MOVE = """
            update app.webhook_lane set tenant = ?, owner = null, leased_until = null where tenant = ?""";

    @Override
    public void succeeded(Connection connection, int former, int tenantId) throws SQLException {
        try (var move = connection.prepareStatement(MOVE)) {
            move.setInt(1, tenantId);
            move.setInt(2, former);
            move.executeUpdate();
        }
    }
}
