package io.stamgast.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stamgast.kernel.Json;
import io.stamgast.plan.definition.PlanDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads plans in the caller's unit of work. Versions are kept in memory: they never change. Not for the transaction
 * that writes one, which may be undone.
 */
@ApplicationScoped
public class Plans {

    private static final String DEFINITION = """
            select v.definition from app.membership_plan_version v
            where v.tenant_id = ? and v.plan_id = ? and v.version = ?""";
    private static final String BY_ID =
            "select p.id, p.version from app.membership_plan p where p.tenant_id = ? and p.id = ?";
    private static final String BY_CODE =
            "select p.id, p.version from app.membership_plan p where p.tenant_id = ? and p.code = ?";
    private static final String CODES = "select p.code from app.membership_plan p where p.tenant_id = ?";
    private static final String PUBLIC = """
            select p.id, p.version from app.membership_plan p
            where p.tenant_id = ? and p.visibility = 'PUBLIC' order by p.id""";

    private record Edition(int tenantId, UUID planId, int version) {
    }

    private final Cache<Edition, Plan> editions = Caffeine.newBuilder()
            .maximumSize(10_000).expireAfterAccess(Duration.ofHours(1)).build();

    /** @throws IllegalStateException when the tenant's plan has no such version; one that was sold stays */
    public Plan version(Connection connection, int tenantId, UUID planId, int version) throws SQLException {
        var edition = new Edition(tenantId, planId, version);
        var known = editions.getIfPresent(edition);
        if (known != null) {
            return known;
        }
        var read = read(connection, edition);
        editions.put(edition, read);
        return read;
    }

    private static Plan read(Connection connection, Edition edition) throws SQLException {
        try (var query = connection.prepareStatement(DEFINITION)) {
            query.setInt(1, edition.tenantId);
            query.setObject(2, edition.planId);
            query.setInt(3, edition.version);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no version " + edition.version + " of plan " + edition.planId);
                }
                return new Plan(edition.planId, edition.version,
                        Json.read(row.getString(1), PlanDefinition.class));
            }
        }
    }

    /** As it is now; nothing when the tenant has no such plan. */
    public Optional<Plan> current(Connection connection, int tenantId, UUID planId) throws SQLException {
        try (var query = connection.prepareStatement(BY_ID)) {
            query.setInt(1, tenantId);
            query.setObject(2, planId);
            return plans(query, tenantId).stream().findFirst();
        }
    }

    /** As it is now; nothing when the tenant has no such plan. */
    public Optional<Plan> byCode(Connection connection, int tenantId, String code) throws SQLException {
        try (var query = connection.prepareStatement(BY_CODE)) {
            query.setInt(1, tenantId);
            query.setString(2, code);
            return plans(query, tenantId).stream().findFirst();
        }
    }

    /** The codes of all, also of those that nobody can take any more. */
    public Set<String> codes(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(CODES)) {
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                var codes = new HashSet<String>();
                while (row.next()) {
                    codes.add(row.getString(1));
                }
                return codes;
            }
        }
    }

    /** Those that everybody can take, as they are now, in the order they were entered. */
    public List<Plan> listPublic(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(PUBLIC)) {
            query.setInt(1, tenantId);
            return plans(query, tenantId);
        }
    }

    private List<Plan> plans(PreparedStatement query, int tenantId) throws SQLException {
        var found = new ArrayList<Edition>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                found.add(new Edition(tenantId, row.getObject(1, UUID.class), row.getInt(2)));
            }
        }
        var plans = new ArrayList<Plan>();
        for (var edition : found) {
            plans.add(version(query.getConnection(), tenantId, edition.planId, edition.version));
        }
        return List.copyOf(plans);
    }

    /** What a plan costs now, by the prices' codes. */
    public List<PlanPrice> prices(Connection connection, int tenantId, UUID planId) throws SQLException {
        return new PriceTable(connection, tenantId).of(List.of(planId)).stream().map(PriceTable.Row::price)
                .filter(price -> !price.retired()).toList();
    }

    /** Also a retired one; nothing when the tenant has no such price. */
    public Optional<PlanPrice> price(Connection connection, int tenantId, UUID priceId) throws SQLException {
        return new PriceTable(connection, tenantId).find(priceId).map(PriceTable.Row::price);
    }
}
