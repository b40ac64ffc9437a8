package io.stamgast.job;

import java.time.Duration;
import java.time.Instant;

/** Recurring work; an {@code @ApplicationScoped} bean that is run for every active tenant. */
public interface TenantTask {

    /** Stable, and unique among tasks: the scheduler and figures know it by this. */
    String name();

    /** How long after the end of a round the next one begins. */
    Duration interval();

    /** Whose threads run it. */
    default JobPool pool() {
        return JobPool.COMMON;
    }

    /**
     * Does what is due for one tenant, in its context but in no transaction. What it throws is logged and keeps no
     * other tenant from its turn; the next round comes anyway.
     */
    void run(int tenantId, Instant now);
}
