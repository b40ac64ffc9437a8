package io.stamgast.membership.customer;

import io.stamgast.stripe.connect.AccountHeir;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** In another account at Stripe nobody is a customer yet. */
@ApplicationScoped
public class CustomerHeir implements AccountHeir {

    private static final String FORGET = "delete from app.membership_customer where tenant_id = ?";

    @Override
    public void replaced(Connection connection, int tenantId, Instant now) throws SQLException {
        try (var forget = connection.prepareStatement(FORGET)) {
            forget.setInt(1, tenantId);
            forget.executeUpdate();
        }
    }
}
