package io.stamgast.membership.parted;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
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

/** Lets memberships whose account at Stripe is out of reach end with the time that is paid. */
@ApplicationScoped
public class PartedRound implements TenantTask {

    private static final int BATCH = 500;
    private static final String REASON = "ACCOUNT_DISCONNECTED";
    private static final String PARTED = """
            select m.id from app.membership m join app.stripe_account a on a.tenant_id = m.tenant_id
            where m.tenant_id = ? and a.tenant_id = ? and (?::uuid is null or m.id = ?)
                and m.ended_at is null and m.stripe_subscription is not null
                and (a.disconnected_at is not null or m.began_at < a.replaced_at)
                and (m.cancels_at is null or m.cancels_at > m.period_ends_at or m.cancels_at <= ?)
            order by m.id limit ?""";

    private TenantWork work;

    protected PartedRound() {
        // for CDI
    }

    /** For tests and tools outside a container too. */
    @Inject
    public PartedRound(TenantWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "parted-memberships";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).each(connection -> parted(connection, tenantId, null, now),
                (connection, id) -> part(connection, tenantId, id, now));
    }

    private static void part(Connection connection, int tenantId, UUID id, Instant now) throws SQLException {
        var table = new MembershipTable(connection, tenantId);
        var before = table.lock(id).orElseThrow();
        if (parted(connection, tenantId, id, now).isEmpty()) {
            return; // it has ended, or the account is back
        }
        var end = end(before);
        if (end.isAfter(now)) {
            var after = before.ending(end);
            table.update(before, after, now, now, REASON);
            Outbox.write(connection, tenantId, MembershipEvent.between(before, after, now));
        } else {
            var ended = before.ended(end, EndReason.TERM_OVER);
            table.update(before, ended, end, now, REASON);
            Outbox.write(connection, tenantId, MembershipEvent.reached(ended, now));
        }
    }

    private static Instant end(Membership membership) {
        var paid = membership.periodEndsAt();
        var planned = membership.cancelsAt();
        return planned != null && planned.isBefore(paid) ? planned : paid;
    }

    /** @param membership null for all */
    private static List<UUID> parted(Connection connection, int tenantId, UUID membership, Instant now)
            throws SQLException {
        try (var query = connection.prepareStatement(PARTED)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setObject(3, membership);
            query.setObject(4, membership);
            query.setObject(5, utc(now));
            query.setInt(6, BATCH);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }
}
