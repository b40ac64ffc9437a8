package io.stamgast.activity;

import java.sql.Connection;
import java.sql.SQLException;

/** What the earn rules give for activities. */
interface ActivityRewards {

    /**
     * What one activity is worth.
     *
     * @param points none below 0
     * @param explanation JSON: the version, the rules, what they gave and which caps they met; null for none
     */
    record Worth(long points, String explanation) {

        static final Worth NOTHING = new Worth(0, null);

        public Worth {
            if (points < 0) {
                throw new IllegalArgumentException("an activity takes no points: " + points);
            }
        }
    }

    /**
     * Judges an activity by the rules in force when it occurred, and keeps what their caps and budgets need to know of
     * it. Called once for each that is accepted, in the transaction that accepts it, while judging is shared
     * ({@link io.stamgast.program.JudgingLock}) and the account's balance is locked.
     */
    Worth of(Connection connection, int tenantId, Activity activity) throws SQLException;
}
