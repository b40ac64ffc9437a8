package io.stamgast.earning.standing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** A feature that knows something of accounts which conditions may ask for. */
public interface AccountTrait {

    /** Which of the traits that conditions know. */
    enum Name { TIER, SEGMENTS, PLAN }

    Name name();

    /** The trait of each account at an instant: one code, of segments any number; accounts without it are left out. */
    Map<UUID, Collection<String>> of(Connection connection, int tenantId, Collection<UUID> accounts, Instant at)
            throws SQLException;
}
