package io.stamgast.membership.sync;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.job.JobPool;
import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Failures;
import io.stamgast.kernel.TenantWork;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.stripe.event.Followed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks Stripe about each invoice that was sent, whose day has passed, and that no dunning case is about. Nothing
 * changes about an invoice on its day, and Stripe tells of it only where it was set up to. A turn ends when Stripe
 * can't be reached.
 */
@ApplicationScoped
public class OverdueRound implements TenantTask {

    private static final int BATCH = 500;
    private static final String OVERDUE = """
            select i.id, i.due_at from app.membership_invoice i
            where i.tenant_id = ? and i.state = 'OPEN' and i.collection = 'INVOICE' and i.remaining_minor > 0
                and i.due_at < ? and (i.due_at, i.id) > (?, ?)
                and not exists (select from app.dunning_case c where c.tenant_id = ? and c.invoice = i.id)
            order by i.due_at, i.id limit ?""";

    /** How far the look has got. */
    private record Place(Instant dueAt, String invoice) {
    }

    @Inject
    TenantWork work;
    @Inject
    StripeAccess access;
    @Inject
    MembershipFollower follower;

    protected OverdueRound() {
        // for CDI
    }

    OverdueRound(TenantWork work, StripeAccess access, MembershipFollower follower) {
        this.work = work;
        this.access = access;
        this.follower = follower;
    }

    @Override
    public String name() {
        return "overdue-invoices";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }

    @Override
    public JobPool pool() {
        return JobPool.PAYMENTS;
    }

    @Override
    public void run(int tenantId, Instant now) {
        var account = access.isConfigured(tenantId) && !access.isAway(tenantId) ? account(tenantId)
                : Optional.<String>empty();
        if (account.isEmpty()) {
            return;
        }
        var failures = new Failures();
        var last = new Place(Instant.EPOCH, "");
        List<Place> overdue;
        do {
            var after = last;
            overdue = work.call(tenantId, connection -> overdue(connection, tenantId, after, now));
            for (var place : overdue) {
                if (!ask(tenantId, account.get(), place.invoice, failures)) {
                    failures.rethrow();
                    return;
                }
                last = place;
            }
        } while (overdue.size() == BATCH);
        failures.rethrow();
    }

    private Optional<String> account(int tenantId) {
        return work.call(tenantId, connection -> ConnectedAccount.reachable(connection, tenantId))
                .map(ConnectedAccount::stripeAccount);
    }

    /**
     * One that fails keeps no other waiting; one that was of an account before the present one is not there.
     *
     * @return false when Stripe can't be reached
     */
    private boolean ask(int tenantId, String account, String invoice, Failures failures) {
        try {
            follower.refresh(tenantId, account, new Followed("invoice", invoice));
            return true;
        } catch (StripeFailure failure) {
            if (failure.meaning() != StripeFailure.Meaning.GONE && !failure.passes()) {
                failures.add(failure);
            }
            return !failure.passes();
        } catch (RuntimeException failure) {
            failures.add(failure);
            return true;
        }
    }

    private static List<Place> overdue(Connection connection, int tenantId, Place after, Instant now)
            throws SQLException {
        try (var query = connection.prepareStatement(OVERDUE)) {
            query.setInt(1, tenantId);
            query.setObject(2, now.atOffset(ZoneOffset.UTC));
            query.setObject(3, after.dueAt.atOffset(ZoneOffset.UTC));
            query.setString(4, after.invoice);
            query.setInt(5, tenantId);
            query.setInt(6, BATCH);
            var found = new ArrayList<Place>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Place(instant(row, 2), row.getString(1)));
                }
            }
            return found;
        }
    }
}
