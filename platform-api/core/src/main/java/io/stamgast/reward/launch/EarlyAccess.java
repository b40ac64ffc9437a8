package io.stamgast.reward.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Who may have rewards before all others; features that know more about accounts implement it as CDI beans. */
public interface EarlyAccess {

    /** @param connection of the tenant's unit of work */
    boolean has(Connection connection, int tenantId, UUID accountId) throws SQLException;
}
