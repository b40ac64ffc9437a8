package io.stamgast.reward;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may have a reward; features that know more about accounts (segments, tiers, plans) implement it as CDI beans.
 * All of them must agree.
 */
public interface Eligibility {

    /**
     * @param connection of the tenant's unit of work
     * @return why the account may not have it, for people; nothing when it may
     */
    Optional<String> refusal(Connection connection, int tenantId, UUID accountId, Offer reward) throws SQLException;

    /** The first refusal; nothing when all of them agree. */
    static Optional<String> refusal(Iterable<Eligibility> all, Connection connection, int tenantId, UUID accountId,
                                    Offer reward) throws SQLException {
        for (var eligibility : all) {
            var refusal = eligibility.refusal(connection, tenantId, accountId, reward);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }
}
