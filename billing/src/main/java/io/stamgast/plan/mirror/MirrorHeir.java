package io.stamgast.plan.mirror;

import io.stamgast.stripe.connect.AccountHeir;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Another account at Stripe shows no plan yet: each is asked for again. */
@ApplicationScoped
public class MirrorHeir implements AccountHeir {

    @Override
    public void replaced(Connection connection, int tenantId, Instant now) throws SQLException {
        new MirrorTable(connection, tenantId).forget();
    }
}
