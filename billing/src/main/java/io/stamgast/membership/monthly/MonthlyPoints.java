package io.stamgast.membership.monthly;

import io.stamgast.job.Failures;
import io.stamgast.job.TenantTask;
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
import java.time.ZoneOffset;
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
        var failures = new Failures();
        var last = Ids.NIL;
        List<UUID> due;
        do {
            var after = last;
            due = work.call(tenantId, connection -> due(connection, tenantId, after, now));
            for (var membership : due) {
                give(tenantId, membership, now, failures);
                last = membership;
            }
        } while (due.size() == BATCH);
        failures.rethrow();
    }

    /** One that fails keeps no other waiting. */
    private void give(int tenantId, UUID membership, Instant now, Failures failures) {
        try {
            work.call(tenantId, connection -> {
                new MonthlyGift(connection, tenantId, entitlements).give(membership, now);
                return null;
            });
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }

    private static List<UUID> due(Connection connection, int tenantId, UUID after, Instant now) throws SQLException {
        var zone = ProgramSettings.read(connection, tenantId).timeZone().getId();
        try (var query = connection.prepareStatement(DUE)) {
            query.setString(1, zone);
            query.setString(2, zone);
            query.setInt(3, tenantId);
            query.setObject(4, after);
            query.setObject(5, now.atOffset(ZoneOffset.UTC));
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
