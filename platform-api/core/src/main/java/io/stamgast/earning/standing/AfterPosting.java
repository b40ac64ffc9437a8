package io.stamgast.earning.standing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * A feature that looks at accounts whose points or purchases have just changed, in the same transaction: by purchases,
 * returns, true-ups, activities, referrals, and by reversals of these.
 */
public interface AfterPosting {

    /**
     * Called once all is written, while the balances are still locked.
     *
     * @param accounts each once
     * @param actor who posted
     */
    void posted(Connection connection, int tenantId, Collection<UUID> accounts, Instant now, String actor)
            throws SQLException;
}
