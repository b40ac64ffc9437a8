package io.stamgast.earning.posting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Settings and rules of the tenants that are busy, as they were last seen. Every posting compares their versions with
 * the database's, under the lock; so a change on another instance is seen by the next purchase.
 */
@Dependent
public class ProgramShelf {

    private final Cache<Integer, ProgramRules> known = Caffeine.newBuilder()
            .maximumSize(1_000).expireAfterAccess(Duration.ofHours(1)).build();
    private final RuleBook book;
    private final Standings standings;

    @Inject
    public ProgramShelf(RuleBook book, Standings standings) {
        this.book = book;
        this.standings = standings;
    }

    /** What other features say of accounts. */
    Standings standings() {
        return standings;
    }

    /** As they were last seen; reads them when they never were. */
    ProgramRules lastSeen(Connection connection, int tenant) throws SQLException {
        var seen = known.getIfPresent(tenant);
        if (seen != null) {
            return seen;
        }
        TenantWork.useTenant(connection, tenant);
        return read(connection, tenant, 0);
    }

    /** As they are at this revision of the rules. */
    ProgramRules read(Connection connection, int tenant, int revision) throws SQLException {
        var read = ProgramRules.read(connection, tenant, book, revision);
        known.put(tenant, read);
        return read;
    }
}
