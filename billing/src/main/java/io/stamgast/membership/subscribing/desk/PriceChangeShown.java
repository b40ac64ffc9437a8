package io.stamgast.membership.subscribing.desk;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.membership.subscribing.desk.MembershipView.PriceShown;
import io.stamgast.plan.Plans;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A newer price of which a member was told, and that he doesn't pay yet.
 *
 * @param state {@code PLANNED}; {@code ASKED} while Stripe has not answered; {@code REFUSED} when it will not do it:
 *     then members can be told anew
 * @param noticeEnds before which no renewal is at that price
 * @param problem what Stripe said last, in its words; null for nothing
 */
public record PriceChangeShown(PriceShown price, String state, Instant noticeEnds, String problem) {

    private static final String OF = """
            select distinct on (c.membership_id) c.membership_id, c.price_id, c.state, c.notice_ends, c.problem
            from app.membership_price_change c
            where c.tenant_id = ? and c.membership_id = any (?) and c.state in ('PLANNED', 'ASKED', 'REFUSED')
            order by c.membership_id, c.told_at desc""";

    /** The latest of each membership that has one. */
    static Map<UUID, PriceChangeShown> of(Connection connection, int tenantId, Plans plans,
                                          Collection<UUID> memberships) throws SQLException {
        try (var query = connection.prepareStatement(OF)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", memberships.toArray()));
            var found = new HashMap<UUID, PriceChangeShown>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var price = plans.price(connection, tenantId, row.getObject("price_id", UUID.class)).orElseThrow();
                    found.put(row.getObject("membership_id", UUID.class), new PriceChangeShown(PriceShown.of(price),
                            row.getString("state"), instant(row, "notice_ends"), row.getString("problem")));
                }
            }
            return found;
        }
    }
}
