package io.stamgast.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A redemption on the wire.
 *
 * @param price of one, in points, when it was reserved
 * @param points what all of them cost
 * @param codes a voucher's, once it is confirmed and for those who may see them; absent in lists
 */
public record RedemptionView(UUID id, UUID account, UUID member, UUID reward, String rewardName, int quantity,
                             long price, long points, Redemption.State state, Instant reservedAt, Instant expiresAt,
                             Instant confirmedAt, Instant fulfilledAt, Instant endedAt,
                             @JsonInclude(JsonInclude.Include.NON_NULL) List<String> codes) {

    /** Those of the ids that the tenant has, without codes, in the caller's unit of work. */
    public static List<RedemptionView> find(Connection connection, int tenantId, Collection<UUID> ids)
            throws SQLException {
        return new RedemptionTable(connection, tenantId).find(ids).stream().map(found -> of(found, null)).toList();
    }

    static RedemptionView of(Redemption redemption, List<String> codes) {
        return new RedemptionView(redemption.id(), redemption.accountId(), redemption.memberId(),
                redemption.rewardId(), redemption.rewardName(), redemption.quantity(), redemption.price(),
                redemption.points(), redemption.state(), redemption.reservedAt(), redemption.expiresAt(),
                redemption.confirmedAt(), redemption.fulfilledAt(), redemption.endedAt(), codes);
    }
}
