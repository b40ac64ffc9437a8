package io.stamgast.reward;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may have a reward; features that know more about accounts (segments, tiers, plans) implement it as CDI beans.
 * All of them must agree.
 */
public interface Eligibility {

    /** What a feature says of one account's rewards: any number of them, and it reads the account at most once. */
    @FunctionalInterface
    interface Admission {

        /** @return why the account may not have it, for people; nothing when it may */
        Optional<String> refusal(Offer reward) throws SQLException;
    }

    /** @param connection of the tenant's unit of work, in which all is read */
    Admission of(Connection connection, int tenantId, UUID accountId) throws SQLException;

    /** The first refusal of any of them; nothing when all agree. */
    static Admission all(Iterable<Eligibility> features, Connection connection, int tenantId, UUID accountId)
            throws SQLException {
        var admissions = new ArrayList<Admission>();
        for (var feature : features) {
            admissions.add(feature.of(connection, tenantId, accountId));
        }
        return reward -> {
            for (var admission : admissions) {
                var refusal = admission.refusal(reward);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        };
    }
}
