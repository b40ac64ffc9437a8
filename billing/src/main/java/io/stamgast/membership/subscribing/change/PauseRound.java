package io.stamgast.membership.subscribing.change;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.subscribing.UnderWay;
import io.stamgast.stripe.call.StripeCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Ends pauses whose time is over. Of a membership that is about to end nothing is paid any more: it stays paused. Where
 * Stripe refuses, it is asked again the next day.
 */
@ApplicationScoped
public class PauseRound implements TenantTask {

    private static final int BATCH = 500;
    /** So long what was asked before may be on its way from Stripe to us. */
    private static final Duration NEWS = Duration.ofHours(1);
    private static final Duration REFUSED = Duration.ofDays(1);
    private static final String OVER = """
            select m.id from app.membership m
            where m.tenant_id = ? and m.state = 'PAUSED' and m.resumes_at <= ? and m.cancels_at is null
                and m.stripe_subscription is not null
                and not exists (select from app.stripe_call s
                    where s.tenant_id = ? and s.subject_id = m.id and s.operation = ?
                        and s.created_at > case when s.state = 'REFUSED' then ? else ? end)
            order by m.resumes_at limit ?""";

    private TenantWork work;
    private StripeCalls calls;

    protected PauseRound() {
        // for CDI
    }

    /** For tests and tools outside a container too. */
    @Inject
    public PauseRound(TenantWork work, StripeCalls calls) {
        this.work = work;
        this.calls = calls;
    }

    @Override
    public String name() {
        return "membership-pauses";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).each(connection -> over(connection, tenantId, now),
                (connection, id) -> end(connection, tenantId, id, now));
    }

    /** Unless somebody was faster. */
    private void end(Connection connection, int tenantId, UUID id, Instant now) throws SQLException {
        var membership = new MembershipTable(connection, tenantId).lock(id).filter(one -> isOver(one, now));
        if (membership.isPresent() && !UnderWay.isAny(connection, tenantId, id)) {
            calls.ask(connection, tenantId, ResumeOperation.NAME, id,
                    SubscriptionChange.of(membership.get().stripeSubscription()));
        }
    }

    private static boolean isOver(Membership membership, Instant now) {
        return membership.state() == MembershipState.PAUSED && membership.cancelsAt() == null
                && membership.resumesAt() != null && !membership.resumesAt().isAfter(now);
    }

    private static List<UUID> over(Connection connection, int tenantId, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(OVER)) {
            query.setInt(1, tenantId);
            query.setObject(2, utc(now));
            query.setInt(3, tenantId);
            query.setString(4, ResumeOperation.NAME);
            query.setObject(5, utc(now.minus(REFUSED)));
            query.setObject(6, utc(now.minus(NEWS)));
            query.setInt(7, BATCH);
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
