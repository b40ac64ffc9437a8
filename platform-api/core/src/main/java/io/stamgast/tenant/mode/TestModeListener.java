package io.stamgast.tenant.mode;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What a feature adds when a test mode begins, at first or after it was wiped; found as CDI beans. */
public interface TestModeListener {

    /**
     * The rules have been copied into it.
     *
     * @param connection a unit of work of the test mode
     */
    default void begun(Connection connection, int tenantId, Instant now) throws SQLException {
    }

    /**
     * It takes the place of one that is wiped, and has its machine clients and webhook endpoints.
     *
     * @param connection on which no tenant's rows may be touched
     */
    default void succeeded(Connection connection, int former, int tenantId) throws SQLException {
    }
}
