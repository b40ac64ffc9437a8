package io.stamgast.earning.standing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** A feature that knows something of accounts which conditions may ask for. */
public interface AccountTrait {

    /** Which of the traits that conditions know. */
    enum Name { TIER, SEGMENTS, PLAN }

    Name name();

    /**
     * The trait at each of these moments: one code, of segments any number; those without it are left out.
     *
     * @param moments each once
     */
    Map<Moment, Collection<String>> of(Connection connection, int tenantId, Collection<Moment> moments)
            throws SQLException;
}
