package io.stamgast.ledger.adjustment;

import io.stamgast.kernel.DomainException;
import io.stamgast.ledger.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What postings do beside moving points, such as to sums that others keep of them: a correction undoes it in its own
 * transaction. Whoever keeps such sums implements it.
 */
public interface PostingEffect {

    /** The accounts in whose sums the posting is: the balances that they earn into are locked before it is undone. */
    List<UUID> accounts(Connection connection, int tenant, UUID posting) throws SQLException;

    /** @throws DomainException when the posting can't be corrected by its opposite */
    void undo(Connection connection, int tenant, Posting original, Instant now) throws SQLException;

    /**
     * Called once the correction is written, while the balances are still locked.
     *
     * @param accounts whose points or sums it was in, each once
     * @param actor who corrected
     */
    void undone(Connection connection, int tenant, Collection<UUID> accounts, Instant now, String actor)
            throws SQLException;
}
