package io.stamgast.job;

import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import java.util.UUID;

/** Runs a job at once, as the scheduler would when it picks it. */
public final class JobTrial {

    private JobTrial() {
    }

    public static Job run(int tenantId, UUID job, JobKind kind) {
        return run(Database.work(), tenantId, job, kind);
    }

    /** The same, with another way to the database. */
    public static Job run(TenantWork work, int tenantId, UUID job, JobKind kind) {
        var outside = new Outside();
        outside.execution.work = work;
        outside.execution.run(new JobAddress(tenantId, job), kind, 0);
        return Database.work().call(tenantId, connection -> JobTable.find(connection, tenantId, job)).orElseThrow();
    }
}
