package io.stamgast.membership.subscribing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** What Stripe is asked of a membership and has not answered: of one membership one change at a time is under way. */
public final class UnderWay {

    private static final String WAITING =
            "select 1 from app.stripe_call c where c.tenant_id = ? and c.subject_id = ? and c.state = 'WAITING'";

    private UnderWay() {
    }

    /** Whether there is any; ask while the membership is locked. */
    public static boolean isAny(Connection connection, int tenantId, UUID membership) throws SQLException {
        try (var query = connection.prepareStatement(WAITING)) {
            query.setInt(1, tenantId);
            query.setObject(2, membership);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
