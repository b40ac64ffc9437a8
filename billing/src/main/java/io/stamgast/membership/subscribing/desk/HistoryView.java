package io.stamgast.membership.subscribing.desk;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.membership.MembershipState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a membership was from a moment on.
 *
 * @param recordedAt when that was learned
 * @param planVersion of the plan
 * @param acts whether it brought its benefits, until {@code actsUntil}
 * @param reason in words; null for what needs none
 */
public record HistoryView(Instant at, Instant recordedAt, MembershipState state, UUID plan, int planVersion,
                          boolean acts, Instant actsUntil, String reason) {

    private static final String OF = """
            select h.at, h.recorded_at, h.state, h.plan_id, h.plan_version, h.acts, h.acts_until, h.reason
            from app.membership_history h where h.tenant_id = ? and h.membership_id = ?
            order by h.at desc, h.id desc""";

    /** The latest first. */
    static List<HistoryView> of(Connection connection, int tenantId, UUID membership) throws SQLException {
        try (var query = connection.prepareStatement(OF)) {
            query.setInt(1, tenantId);
            query.setObject(2, membership);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<HistoryView>();
                while (row.next()) {
                    found.add(new HistoryView(instant(row, "at"), instant(row, "recorded_at"),
                            MembershipState.valueOf(row.getString("state")), row.getObject("plan_id", UUID.class),
                            row.getInt("plan_version"), row.getBoolean("acts"), instant(row, "acts_until"),
                            row.getString("reason")));
                }
                return found;
            }
        }
    }
}
