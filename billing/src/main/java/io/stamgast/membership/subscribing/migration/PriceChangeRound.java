package io.stamgast.membership.subscribing.migration;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.subscribing.UnderWay;
import io.stamgast.membership.subscribing.change.SubscriptionChange;
import io.stamgast.membership.subscribing.migration.PriceChangeTable.Change;
import io.stamgast.membership.subscribing.migration.PriceChangeTable.State;
import io.stamgast.plan.Plans;
import io.stamgast.stripe.call.StripeCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Has members pay the price that they were told of, from their next renewal on. */
@ApplicationScoped
public class PriceChangeRound implements TenantTask {

    /** How long before a renewal: so long that an outage doesn't make it too late. */
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final int BATCH = 500;
    private static final Set<MembershipState> RENEWED = Set.of(MembershipState.TRIALING, MembershipState.ACTIVE);

    private TenantWork work;
    private Plans plans;
    private StripeCalls calls;

    protected PriceChangeRound() {
        // for CDI
    }

    @Inject
    PriceChangeRound(TenantWork work, Plans plans, StripeCalls calls) {
        this.work = work;
        this.plans = plans;
        this.calls = calls;
    }

    @Override
    public String name() {
        return "membership-price-changes";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).each(
                connection -> new PriceChangeTable(connection, tenantId).due(now.plus(AHEAD), BATCH),
                (connection, change) -> ask(connection, tenantId, change));
    }

    private void ask(Connection connection, int tenantId, Change change) throws SQLException {
        var table = new PriceChangeTable(connection, tenantId);
        var membership = new MembershipTable(connection, tenantId).lock(change.membership()).orElseThrow();
        var price = plans.price(connection, tenantId, change.price()).orElseThrow();
        if (membership.state().isOver() || !membership.plan().planId().equals(price.planId())) {
            table.set(change, State.DROPPED, null);
        } else if (membership.plan().priceId().equals(price.id())) {
            table.set(change, State.DONE, null);
        } else if (isRenewed(membership) && !UnderWay.isAny(connection, tenantId, membership.id())) {
            table.set(change, State.ASKED, calls.ask(connection, tenantId, PriceChangeOperation.NAME, membership.id(),
                    SubscriptionChange.priced(membership.stripeSubscription(), new SubscriptionChange.Price(
                            price.planId(), change.planVersion(), price.stripePrice(), null))));
        }
    }

    /** Others wait until they are, as does who is about to become something else. */
    private static boolean isRenewed(Membership membership) {
        return RENEWED.contains(membership.state()) && membership.cancelsAt() == null;
    }
}
