package io.stamgast.membership.subscribing.checkout;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.Membership.PlanTaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A visit to Stripe's page, or an invoice asked for, to begin a membership.
 *
 * @param id the membership's, once there is one
 * @param memberId who asked; null for the tenant
 * @param trial whether it begins with one
 * @param session Stripe's id of the page; null while there is none
 * @param call what Stripe is asked
 * @param problem what Stripe refused, in its words; null for nothing
 */
public record Checkout(UUID id, UUID accountId, UUID memberId, PlanTaken plan, boolean trial, Collection collection,
                       State state, String session, String url, Instant expiresAt, UUID call, String problem,
                       Instant createdAt) {

    /** Where it stands. */
    public enum State {
        /** Stripe has not answered yet. */
        ASKED,
        /** The page waits for somebody. */
        OPEN,
        COMPLETED, EXPIRED,
        /** Stripe will not open it. */
        REFUSED
    }

    static final String COLUMNS = """
            id, account_id, member_id, plan_id, plan_version, price_id, trial, collection, state, session, url,
            expires_at, call, problem, created_at""";

    static Checkout of(ResultSet row) throws SQLException {
        return new Checkout(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("member_id", UUID.class),
                new PlanTaken(row.getObject("plan_id", UUID.class), row.getInt("plan_version"),
                        row.getObject("price_id", UUID.class)),
                row.getBoolean("trial"), Collection.valueOf(row.getString("collection")),
                State.valueOf(row.getString("state")), row.getString("session"), row.getString("url"),
                instant(row, "expires_at"), row.getObject("call", UUID.class), row.getString("problem"),
                instant(row, "created_at"));
    }
}
