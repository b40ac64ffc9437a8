package io.stamgast.tenant;

import static io.stamgast.kernel.Stored.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A tenant of the platform.
 *
 * @param id the number that every row of its data carries
 * @param alias its name in tokens, addresses of logins and organizations; never changed
 * @param adminEmail whom the first invitation went to
 * @param ratePerSecond how many requests per second it may make; null for as many as the platform says
 */
record Tenant(int id, String alias, String name, String adminEmail, State state, Instant createdAt,
              Integer ratePerSecond) {

    enum State {
        /** Half made; a repeat of the request completes it. */
        PROVISIONING,
        ACTIVE,
        /** Refused at the door until it is reactivated. */
        SUSPENDED
    }

    static final String COLUMNS = "id, alias, name, admin_email, state, created_at, rate_per_second";

    static Tenant of(ResultSet row) throws SQLException {
        return new Tenant(row.getInt("id"), row.getString("alias"), row.getString("name"),
                row.getString("admin_email"), State.valueOf(row.getString("state")),
                instant(row, "created_at"), row.getObject("rate_per_second", Integer.class));
    }
}
