package io.stamgast.dunning.recovery;

import io.stamgast.dunning.action.DunningActions;
import io.stamgast.job.JobPool;
import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Does what is due for a tenant's cases; nothing where nobody knows how. */
@ApplicationScoped
class DunningRound implements TenantTask {

    /** So that a tenant with very many cases leaves the others their turn. */
    private static final int MOST_LOOKS = 1_000;

    @Inject
    TenantWork work;
    @Inject
    Instance<DunningActions> actions;
    @Inject
    Clock clock;

    @Override
    public String name() {
        return "dunning";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public JobPool pool() {
        return JobPool.PAYMENTS;
    }

    @Override
    public void run(int tenantId, Instant now) {
        if (actions.isResolvable()) {
            new CaseRunner(work, tenantId, actions.get(), clock).run(MOST_LOOKS);
        }
    }
}
