package io.stamgast.testmode;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Deletes what wiped test modes left. The job that wipes one does so; a round, where it was cancelled before. */
@ApplicationScoped
public class Purge implements TenantTask {

    private static final int ROWS_AT_A_TIME = 5000;

    @Inject
    TenantWork work;

    @Override
    public String name() {
        return "test-mode-purge";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        if (!CurrentTenant.isTest(tenantId)) {
            run(tenantId, () -> { });
        }
    }

    /** @param between is run between transactions, and may throw to stop it */
    void run(int liveId, Runnable between) {
        for (var wiped : work.raw(connection -> new TestModeRows(connection, liveId).left())) {
            while (!work.raw(connection -> new TestModeRows(connection, liveId).purge(wiped, ROWS_AT_A_TIME))) {
                between.run();
            }
        }
    }
}
