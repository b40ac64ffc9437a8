package io.stamgast.membership.monthly;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.entitlement.Entitlements;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gives members their points soon after a month of theirs has begun; after a standstill, those of all its months. */
@ApplicationScoped
public class MonthlyPoints implements TenantTask {

    private static final int BATCH = 500;
    private static final String DUE = """
            select m.id from app.membership m
            cross join lateral (select (m.began_at at time zone ? + make_interval(months => m.months_granted))
                at time zone ? as at) next_month
            where m.tenant_id = ? and m.id > ? and next_month.at <= ?
                and (m.ended_at is null or next_month.at < m.ended_at)
            order by m.id limit ?""";

    @Inject
    TenantWork work;
    @Inject
    Entitlements entitlements;

    protected MonthlyPoints() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public MonthlyPoints(TenantWork work, Entitlements entitlements) {
        this.work = work;
        this.entitlements = entitlements;
    }

    @Override
    public String name() {
        return "monthly-points";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).all(Ids.NIL, BATCH, (connection, last) -> due(connection, tenantId, last, now),
                (connection, membership) -> new MonthlyGift(connection, tenantId, entitlements).give(membership, now));
    }

    private static List<UUID> due(Connection connection, int tenantId, UUID after, Instant now) throws SQLException {
        var zone = ProgramSettings.read(connection, tenantId).timeZone().getId();
        try (var query = connection.prepareStatement(DUE)) {
            query.setString(1, zone);
            query.setString(2, zone);
            query.setInt(3, tenantId);
            query.setObject(4, after);
            query.setObject(5, utc(now));
            query.setInt(6, BATCH);
            var found = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }
}
