package io.stamgast.referral;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the earn rules give for referrals. */
interface ReferralRewards {

    /**
     * A purchase of the referred account whose points are available.
     *
     * @param ownMinor what its own lines sum up to, less what was returned of them, in minor units; above 0
     */
    record FirstPurchase(UUID id, Instant occurredAt, long ownMinor) {
    }

    /**
     * What each side gets.
     *
     * @param referrerPoints none below 0, like {@code accountPoints}
     * @param referrerExplanation JSON: the version, the rules, what they gave and which caps they met; null for
     *     none, like {@code accountExplanation}
     */
    record Worth(long referrerPoints, long accountPoints, String referrerExplanation, String accountExplanation) {
        public Worth {
            if (referrerPoints < 0 || accountPoints < 0) {
                throw new IllegalArgumentException("a referral takes no points: " + referrerPoints + ", "
                        + accountPoints);
            }
        }
    }

    /**
     * Judges a referral by the rules in force when the purchase occurred, and keeps what their caps and budgets need
     * to know of it if they reward it. Called in the transaction that ends the referral, while judging is shared
     * ({@link io.stamgast.program.JudgingLock}) and both balances are locked, for one purchase after the other in the
     * order of their times until one is rewarded.
     *
     * @return nothing when no rule rewards this purchase, such as one that is too small
     */
    Optional<Worth> of(Connection connection, int tenantId, Referral referral, FirstPurchase purchase)
            throws SQLException;
}
