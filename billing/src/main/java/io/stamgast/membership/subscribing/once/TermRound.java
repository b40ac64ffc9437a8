package io.stamgast.membership.subscribing.once;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipEvent;
import io.stamgast.membership.MembershipTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Ends memberships that were paid once when their time is over. */
@ApplicationScoped
public class TermRound implements TenantTask {

    private static final int BATCH = 500;
    private static final String OVER = """
            select m.id from app.membership m
            where m.tenant_id = ? and m.stripe_subscription is null and m.ended_at is null and m.period_ends_at <= ?
            order by m.period_ends_at limit ?""";

    private TenantWork work;

    protected TermRound() {
        // for CDI
    }

    @Inject
    public TermRound(TenantWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "membership-terms";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).each(connection -> over(connection, tenantId, now),
                (connection, id) -> end(connection, tenantId, id, now));
    }

    private static List<UUID> over(Connection connection, int tenantId, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(OVER)) {
            query.setInt(1, tenantId);
            query.setObject(2, utc(now));
            query.setInt(3, BATCH);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    private static void end(Connection connection, int tenantId, UUID id, Instant now) throws SQLException {
        var table = new MembershipTable(connection, tenantId);
        var membership = table.lock(id).filter(one -> one.endedAt() == null);
        if (membership.isPresent()) {
            var at = membership.get().periodEndsAt();
            var ended = membership.get().ended(at, EndReason.TERM_OVER);
            table.update(membership.get(), ended, at, now, null);
            Outbox.write(connection, tenantId, MembershipEvent.reached(ended, now));
        }
    }
}
