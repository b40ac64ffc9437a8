package io.stamgast.membership.subscribing.trial;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.subscribing.Payers;
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
 * Has a trial that ends with an invoice be paid by invoice while the account has no payment method, and by it again as
 * soon as it has one. It is done early in the trial, so that no outage makes it too late. What was chosen by hand
 * stays.
 */
@ApplicationScoped
public class TrialCollectionRound implements TenantTask {

    private static final int BATCH = 500;
    /** So long a card may be on its way from Stripe to us, as may what was asked before. */
    private static final Duration NEWS = Duration.ofHours(1);
    private static final Duration REFUSED = Duration.ofDays(1);
    private static final String UNFIT = """
            select m.id, m.stripe_subscription, c.payment_method is null
            from app.membership m
            join app.membership_plan_version v
                on v.tenant_id = m.tenant_id and v.plan_id = m.plan_id and v.version = m.plan_version
            left join app.membership_customer c on c.tenant_id = m.tenant_id and c.account_id = m.account_id
            where m.tenant_id = ? and (?::uuid is null or m.id = ?) and m.state = 'TRIALING' and m.cancels_at is null
                and m.stripe_subscription is not null and m.began_at < ? and m.trial_ends_at > ?
                and v.definition -> 'trial' ->> 'end' = 'INVOICE'
                and (m.collection = 'CARD' and c.payment_method is null
                    or m.collection = 'INVOICE' and c.payment_method is not null and ? = (
                        select s.operation from app.stripe_call s
                        where s.tenant_id = ? and s.subject_id = m.id and s.state = 'DONE'
                            and s.parameters ->> 'collection' is not null
                        order by s.id desc limit 1))
                and not exists (select from app.stripe_call s
                    where s.tenant_id = ? and s.subject_id = m.id and (s.state = 'WAITING'
                        or s.operation = ? and s.created_at > case when s.state = 'REFUSED' then ? else ? end))
            order by m.trial_ends_at limit ?""";

    private record Unfit(UUID id, String subscription, boolean withoutMethod) {
    }

    private TenantWork work;
    private StripeCalls calls;

    protected TrialCollectionRound() {
        // for CDI
    }

    /** For tests and tools outside a container too. */
    @Inject
    public TrialCollectionRound(TenantWork work, StripeCalls calls) {
        this.work = work;
        this.calls = calls;
    }

    @Override
    public String name() {
        return "trial-collection";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).each(connection -> unfit(connection, tenantId, null, now),
                (connection, unfit) -> ask(connection, tenantId, unfit.id, now));
    }

    /** Somebody may have chosen by hand meanwhile: it is looked at again while nobody can. */
    private void ask(Connection connection, int tenantId, UUID membership, Instant now) throws SQLException {
        new MembershipTable(connection, tenantId).lock(membership);
        for (var unfit : unfit(connection, tenantId, membership, now)) {
            calls.ask(connection, tenantId, TrialCollection.NAME, membership, wanted(unfit));
        }
    }

    private static TrialCollection.Wanted wanted(Unfit unfit) {
        return unfit.withoutMethod
                ? new TrialCollection.Wanted(unfit.subscription, Collection.INVOICE, Payers.days(null))
                : new TrialCollection.Wanted(unfit.subscription, Collection.CARD, null);
    }

    /** @param membership null for all */
    private static List<Unfit> unfit(Connection connection, int tenantId, UUID membership, Instant now)
            throws SQLException {
        try (var query = connection.prepareStatement(UNFIT)) {
            query.setInt(1, tenantId);
            query.setObject(2, membership);
            query.setObject(3, membership);
            query.setObject(4, utc(now.minus(NEWS)));
            query.setObject(5, utc(now));
            query.setString(6, TrialCollection.NAME);
            query.setInt(7, tenantId);
            query.setInt(8, tenantId);
            query.setString(9, TrialCollection.NAME);
            query.setObject(10, utc(now.minus(REFUSED)));
            query.setObject(11, utc(now.minus(NEWS)));
            query.setInt(12, BATCH);
            var found = new ArrayList<Unfit>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Unfit(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)));
                }
            }
            return found;
        }
    }
}
