package io.stamgast.redemption;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.DomainException;
import io.stamgast.reward.RewardType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A reward that an account chose, as it stood when it was read.
 *
 * @param memberId who acted for the account; null when nobody of it did
 * @param price of one, in points, when it was reserved
 * @param points what all of them cost
 * @param actor who asked for it: a user or a client
 * @param expiresAt until when a reservation must be confirmed
 * @param endedAt when it was cancelled, expired or returned; null while it is none of these
 */
public record Redemption(UUID id, UUID accountId, UUID memberId, UUID rewardId, String rewardName,
                         RewardType rewardType, int quantity, long price, long points, State state, String actor,
                         Instant reservedAt, Instant expiresAt, Instant confirmedAt, Instant fulfilledAt,
                         Instant endedAt) {

    /** Where a redemption stands. */
    public enum State {
        RESERVED, CONFIRMED, FULFILLED, CANCELLED, EXPIRED, RETURNED;

        /** Whether the buyer has paid and may see a voucher's codes. */
        public boolean isPaid() {
            return this == CONFIRMED || this == FULFILLED;
        }
    }

    static final String COLUMNS = """
            r.id, r.account_id, r.member_id, r.reward_id, w.name as reward_name, w.type as reward_type, r.quantity,
            r.price, r.points, r.state, r.actor, r.reserved_at, r.expires_at, r.confirmed_at, r.fulfilled_at,
            r.ended_at""";

    static Redemption of(ResultSet row) throws SQLException {
        return new Redemption(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("member_id", UUID.class), row.getObject("reward_id", UUID.class),
                row.getString("reward_name"), RewardType.valueOf(row.getString("reward_type")), row.getInt("quantity"),
                row.getLong("price"), row.getLong("points"), State.valueOf(row.getString("state")),
                row.getString("actor"), instant(row, "reserved_at"), instant(row, "expires_at"),
                instant(row, "confirmed_at"), instant(row, "fulfilled_at"), instant(row, "ended_at"));
    }

    /** Whether its time to be confirmed has passed. */
    boolean isOverdue(Instant now) {
        return state == State.RESERVED && !now.isBefore(expiresAt);
    }

    /** @throws DomainException ({@code wrong-state}, 409) when it stands elsewhere */
    void require(State expected, String step) {
        if (state != expected) {
            throw DomainException.conflict("wrong-state", "A redemption that is " + state + " can't be " + step + ".");
        }
    }

    /** @throws DomainException ({@code idempotency-key-reused}, 409) when it is of something else */
    void requireSame(UUID account, UUID reward, int wanted) {
        if (!accountId.equals(account) || !rewardId.equals(reward) || quantity != wanted) {
            throw DomainException.conflict("idempotency-key-reused", "This key was used for another redemption.");
        }
    }

    /** The key of the posting that a step makes. */
    String postingKey(String step) {
        return "redemption:" + id + ":" + step;
    }
}
