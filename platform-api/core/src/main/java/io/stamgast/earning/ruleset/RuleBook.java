package io.stamgast.earning.ruleset;

import static io.stamgast.kernel.Stored.instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.Json;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The published versions of every tenant, ready to judge. Kept in memory per revision of the tenant's rules, which
 * stands in {@code program.rules_revision} and is read with each purchase: so a publication on another instance is
 * seen by the next purchase, and nothing has to be told.
 */
@ApplicationScoped
public class RuleBook {

    private static final String PUBLISHED = """
            select id, name, effective_from, rules from app.rule_set
            where tenant_id = ? and program_id = ? and state = 'PUBLISHED'""";

    private static final String REVISION =
            "select rules_revision from app.program where tenant_id = ? and id = ?";

    private static final String ANY = """
            select id, name, rules from app.rule_set where tenant_id = ? and program_id = ? and id = ?""";

    private record Edition(int tenantId, int revision) {
    }

    private final Cache<Edition, List<RuleSet>> editions = Caffeine.newBuilder()
            .maximumSize(1_000).expireAfterAccess(Duration.ofHours(1)).build();

    /**
     * The version that judged a purchase.
     *
     * @throws IllegalStateException when it was never published; what has judged stays
     */
    public RuleSet version(Connection connection, int tenantId, int revision, UUID id) throws SQLException {
        return RuleSet.judged(published(connection, tenantId, revision), id);
    }

    /** Every published version; asks the database only when this revision isn't known yet. */
    public List<RuleSet> published(Connection connection, int tenantId, int revision) throws SQLException {
        var edition = new Edition(tenantId, revision);
        var known = editions.getIfPresent(edition);
        if (known != null) {
            return known;
        }
        var read = read(connection, tenantId);
        editions.put(edition, read);
        return read;
    }

    /** The same, for whoever has not read the revision. */
    public List<RuleSet> published(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(REVISION)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            try (var row = query.executeQuery()) {
                row.next();
                return published(connection, tenantId, row.getInt(1));
            }
        }
    }

    /** A version, a draft too, as if it were in force from an instant on; always read. */
    public Optional<RuleSet> anyVersion(Connection connection, int tenantId, UUID id, Instant effectiveFrom)
            throws SQLException {
        var program = ProgramSettings.read(connection, tenantId);
        try (var query = connection.prepareStatement(ANY)) {
            query.setInt(1, tenantId);
            query.setInt(2, program.id());
            query.setObject(3, id);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(compile(row, effectiveFrom, program)) : Optional.empty();
            }
        }
    }

    private static List<RuleSet> read(Connection connection, int tenantId) throws SQLException {
        var program = ProgramSettings.read(connection, tenantId);
        try (var query = connection.prepareStatement(PUBLISHED)) {
            query.setInt(1, tenantId);
            query.setInt(2, program.id());
            try (var row = query.executeQuery()) {
                var versions = new ArrayList<RuleSet>();
                while (row.next()) {
                    versions.add(compile(row, instant(row, "effective_from"), program));
                }
                return List.copyOf(versions);
            }
        }
    }

    private static RuleSet compile(ResultSet row, Instant effectiveFrom, ProgramSettings program)
            throws SQLException {
        var rules = List.of(Json.read(row.getString("rules"), RuleDefinition[].class));
        var definition = new RuleSetDefinition(row.getString("name"), rules);
        return RuleSet.compile(row.getObject("id", UUID.class), effectiveFrom, definition, program.currency(),
                program.timeZone());
    }
}
