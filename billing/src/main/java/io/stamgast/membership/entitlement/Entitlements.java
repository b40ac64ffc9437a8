package io.stamgast.membership.entitlement;

import io.stamgast.plan.Plans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which benefits act. Of a membership's history the row counts that was written last of those that hold at the instant:
 * what becomes known late replaces, from its own instant on, what was taken to be so.
 */
@ApplicationScoped
public class Entitlements {

    private static final String ACTING = """
            select asked.id, h.membership_id, h.plan_id, h.plan_version
            from unnest(?::uuid[]) as asked (id)
            cross join lateral (
                select distinct on (k.membership_id) k.membership_id, k.plan_id, k.plan_version, k.acts, k.acts_until
                from app.membership_history k
                where k.tenant_id = ? and k.account_id = asked.id and k.at <= ?
                order by k.membership_id, k.id desc) h
            where h.acts and (h.acts_until is null or ? < h.acts_until)
            order by asked.id, h.membership_id""";

    private record Acting(UUID account, UUID membership, UUID plan, int version) {
    }

    @Inject
    Plans plans;

    protected Entitlements() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public Entitlements(Plans plans) {
        this.plans = plans;
    }

    /** What acts for each account at an instant, its oldest membership first; accounts with nothing are left out. */
    public Map<UUID, List<Held>> of(Connection connection, int tenantId, Collection<UUID> accounts, Instant at)
            throws SQLException {
        var held = new LinkedHashMap<UUID, List<Held>>();
        for (var acting : acting(connection, tenantId, accounts, at)) {
            var plan = plans.version(connection, tenantId, acting.plan, acting.version).definition();
            held.computeIfAbsent(acting.account, any -> new ArrayList<>()).add(new Held(acting.membership,
                    acting.plan, acting.version, plan.code(), plan.name(), plan.benefits()));
        }
        return held;
    }

    /** The same for one account. */
    public List<Held> of(Connection connection, int tenantId, UUID account, Instant at) throws SQLException {
        return of(connection, tenantId, List.of(account), at).getOrDefault(account, List.of());
    }

    private static List<Acting> acting(Connection connection, int tenantId, Collection<UUID> accounts, Instant at)
            throws SQLException {
        try (var query = connection.prepareStatement(ACTING)) {
            query.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            query.setInt(2, tenantId);
            query.setObject(3, at.atOffset(ZoneOffset.UTC));
            query.setObject(4, at.atOffset(ZoneOffset.UTC));
            var found = new ArrayList<Acting>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Acting(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class), row.getInt(4)));
                }
            }
            return found;
        }
    }
}
