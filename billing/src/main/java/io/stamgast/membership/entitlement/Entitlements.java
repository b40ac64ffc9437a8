package io.stamgast.membership.entitlement;

import io.stamgast.earning.standing.Moment;
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
            select asked.no, h.membership_id, h.plan_id, h.plan_version
            from unnest(?::uuid[], ?::timestamptz[]) with ordinality as asked (id, at, no)
            cross join lateral (
                select distinct on (k.membership_id) k.membership_id, k.plan_id, k.plan_version, k.acts, k.acts_until
                from app.membership_history k
                where k.tenant_id = ? and k.account_id = asked.id and k.at <= asked.at
                order by k.membership_id, k.id desc) h
            where h.acts and (h.acts_until is null or asked.at < h.acts_until)
            order by asked.no, h.membership_id""";

    private record Acting(Moment moment, UUID membership, UUID plan, int version) {
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

    /** What acts at each moment, the account's oldest membership first; moments with nothing are left out. */
    public Map<Moment, List<Held>> of(Connection connection, int tenantId, Collection<Moment> moments)
            throws SQLException {
        var held = new LinkedHashMap<Moment, List<Held>>();
        for (var acting : acting(connection, tenantId, List.copyOf(moments))) {
            var plan = plans.version(connection, tenantId, acting.plan, acting.version).definition();
            held.computeIfAbsent(acting.moment, any -> new ArrayList<>()).add(new Held(acting.membership,
                    acting.plan, acting.version, plan.code(), plan.name(), plan.benefits()));
        }
        return held;
    }

    /** The same for one account. */
    public List<Held> of(Connection connection, int tenantId, UUID account, Instant at) throws SQLException {
        var moment = new Moment(account, at);
        return of(connection, tenantId, List.of(moment)).getOrDefault(moment, List.of());
    }

    private static List<Acting> acting(Connection connection, int tenantId, List<Moment> moments)
            throws SQLException {
        try (var query = connection.prepareStatement(ACTING)) {
            query.setArray(1, connection.createArrayOf("uuid", moments.stream().map(Moment::account).toArray()));
            query.setArray(2, connection.createArrayOf("timestamptz",
                    moments.stream().map(moment -> moment.at().atOffset(ZoneOffset.UTC)).toArray()));
            query.setInt(3, tenantId);
            var found = new ArrayList<Acting>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Acting(moments.get(row.getInt(1) - 1), row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class), row.getInt(4)));
                }
            }
            return found;
        }
    }
}
