package io.stamgast.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Somebody who still has to read events: implemented as an {@code @ApplicationScoped} bean by who delivers them. */
public interface EventReader {

    /**
     * Up to where everything is read, by whoever is furthest behind; nothing when nobody of the tenant reads. What lies
     * behind is not deleted, however old it is.
     *
     * @param connection a unit of work of the tenant
     */
    Optional<Position> readUpTo(Connection connection, int tenantId) throws SQLException;
}
