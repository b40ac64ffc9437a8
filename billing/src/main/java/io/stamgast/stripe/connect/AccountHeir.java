package io.stamgast.stripe.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** A feature that keeps what Stripe calls things in a tenant's account; an {@code @ApplicationScoped} bean. */
public interface AccountHeir {

    /** Another account takes the place of one that was taken from the platform: nothing has a name there yet. */
    void replaced(Connection connection, int tenantId, Instant now) throws SQLException;
}
