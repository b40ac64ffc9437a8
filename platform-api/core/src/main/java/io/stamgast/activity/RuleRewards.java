package io.stamgast.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.deed.Deeds;
import io.stamgast.earning.deed.Deeds.Done;
import io.stamgast.kernel.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** What the tenant's earn rules give for activities. */
@ApplicationScoped
class RuleRewards implements ActivityRewards {

    private static final String ROLE = "select m.role from app.member m where m.tenant_id = ? and m.id = ?";

    @Inject
    Deeds deeds;

    @Override
    public Worth of(Connection connection, int tenantId, Activity activity) throws SQLException {
        var done = new Done(activity.accountId(), activity.type(), activity.subject(),
                attributes(activity.attributes()), role(connection, tenantId, activity.memberId()),
                activity.occurredAt());
        return deeds.judge(connection, tenantId, done)
                .map(judged -> new Worth(judged.points(), Json.write(judged))).orElse(Worth.NOTHING);
    }

    private static Map<String, Object> attributes(Map<String, JsonNode> attributes) {
        return Customer.attributes(Json.write(attributes));
    }

    private static String role(Connection connection, int tenantId, UUID member) throws SQLException {
        if (member == null) {
            return null;
        }
        try (var query = connection.prepareStatement(ROLE)) {
            query.setInt(1, tenantId);
            query.setObject(2, member);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
