package io.stamgast.membership.subscribing.checkout;

import io.stamgast.stripe.connect.AccountHeir;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** A page of another account at Stripe makes nobody a member any more. */
@ApplicationScoped
public class CheckoutHeir implements AccountHeir {

    private static final String EXPIRE =
            "update app.membership_checkout set state = 'EXPIRED' where tenant_id = ? and state in ('ASKED', 'OPEN')";

    @Override
    public void replaced(Connection connection, int tenantId, Instant now) throws SQLException {
        try (var expire = connection.prepareStatement(EXPIRE)) {
            expire.setInt(1, tenantId);
            expire.executeUpdate();
        }
    }
}
