package io.stamgast.stripe.call;

import io.stamgast.job.JobPool;
import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Failures;
import io.stamgast.kernel.TenantWork;
import io.stamgast.stripe.StripeAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Sends the calls that wait, until Stripe can't be reached for one: then the rest wait for another turn. */
@ApplicationScoped
public class StripeCallRound implements TenantTask {

    private static final int CALLS = 100;

    @Inject
    TenantWork work;
    @Inject
    StripeAccess access;
    @Inject
    StripeCalls calls;

    protected StripeCallRound() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public StripeCallRound(TenantWork work, StripeAccess access, StripeCalls calls) {
        this.work = work;
        this.access = access;
        this.calls = calls;
    }

    @Override
    public String name() {
        return "stripe-calls";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public JobPool pool() {
        return JobPool.PAYMENTS;
    }

    @Override
    public void run(int tenantId, Instant now) {
        if (!access.isConfigured(tenantId) || access.isAway(tenantId)) {
            return;
        }
        var failures = new Failures();
        for (var id : work.call(tenantId, connection -> new CallTable(connection, tenantId).due(now, CALLS))) {
            try {
                if (!calls.attempt(tenantId, id)) {
                    break;
                }
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        failures.rethrow();
    }
}
