package io.stamgast.membership.reconciliation;

import io.stamgast.job.JobKind;
import io.stamgast.job.JobPool;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.subscribing.once.CheckoutFollower;
import io.stamgast.membership.sync.MembershipFollower;
import io.stamgast.plan.Plans;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.connect.ConnectedAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** Compares all that Stripe and we know of memberships; when it is cut off, it goes on where it was. */
@ApplicationScoped
public class Reconciliation implements JobKind {

    static final String NAME = "stripe-reconciliation";

    private static final String MEMBERSHIPS = "select count(*) from app.membership m where m.tenant_id = ?";

    /** What the job is given: nothing. */
    public record Parameters() {
    }

    @Inject
    TenantWork work;
    @Inject
    StripeAccess access;
    @Inject
    MembershipFollower follower;
    @Inject
    CheckoutFollower checkouts;
    @Inject
    Plans plans;
    @Inject
    StripeCalls calls;
    @Inject
    Clock clock;

    protected Reconciliation() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public Reconciliation(TenantWork work, StripeAccess access, MembershipFollower follower,
                          CheckoutFollower checkouts, Plans plans, StripeCalls calls, Clock clock) {
        this.work = work;
        this.access = access;
        this.follower = follower;
        this.checkouts = checkouts;
        this.plans = plans;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> askers() {
        return Set.of(Roles.PROGRAM_ADMIN, Roles.LOYALTY_API);
    }

    @Override
    public JobPool pool() {
        return JobPool.PAYMENTS;
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        var tenantId = run.tenantId();
        var account = work.call(tenantId, connection -> ConnectedAccount.requireReachable(connection, tenantId))
                .stripeAccount();
        var stripe = access.client(tenantId);
        var healing = new Healing(work, follower, checkouts, calls, clock, tenantId, run.id(), account);
        var subscriptions = new Subscriptions(work, stripe, healing, plans, clock, tenantId, account);
        var invoices = new Invoices(work, stripe, healing, clock, tenantId, account);
        var pages = new OpenCheckouts(work, healing, tenantId);
        var toCompare = Math.max(1L, work.call(tenantId, connection -> memberships(connection, tenantId)));
        var place = work.call(tenantId, connection -> begin(connection, tenantId, run.id()));
        while (place.phase() != Place.Phase.DONE) {
            place = next(place, subscriptions, invoices, pages);
            var reached = place;
            var counts = work.call(tenantId, connection -> keep(connection, tenantId, run.id(), reached));
            run.progress((int) Math.min(99, place.subscriptions() * 90 / toCompare), counts);
        }
        var end = place;
        return work.call(tenantId, connection -> keep(connection, tenantId, run.id(), end));
    }

    private static Place next(Place place, Subscriptions subscriptions, Invoices invoices,
                              OpenCheckouts pages) {
        return switch (place.phase()) {
            case SUBSCRIPTIONS -> subscriptions.there(place);
            case MEMBERSHIPS -> subscriptions.here(place);
            case RECENT_INVOICES -> invoices.recent(place);
            case INVOICES -> invoices.open(place);
            case OPEN_INVOICES -> invoices.here(place);
            case CHECKOUTS -> pages.here(place);
            case DONE -> place;
        };
    }

    private Place begin(Connection connection, int tenantId, UUID job) throws SQLException {
        return new ReconciliationTable(connection, tenantId).find(job)
                .orElseGet(() -> Place.begin(clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private static ReconciliationCounts keep(Connection connection, int tenantId, UUID job, Place place)
            throws SQLException {
        var table = new ReconciliationTable(connection, tenantId);
        table.keep(job, place);
        return table.counts(job, place);
    }

    private static long memberships(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(MEMBERSHIPS)) {
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
