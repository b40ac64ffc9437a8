package io.stamgast.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
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

    static RedemptionView of(Redemption redemption, List<String> codes) {
        return new RedemptionView(redemption.id(), redemption.accountId(), redemption.memberId(),
                redemption.rewardId(), redemption.rewardName(), redemption.quantity(), redemption.price(),
                redemption.points(), redemption.state(), redemption.reservedAt(), redemption.expiresAt(),
                redemption.confirmedAt(), redemption.fulfilledAt(), redemption.endedAt(), codes);
    }
}
