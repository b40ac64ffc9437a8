package io.stamgast.job;

import io.stamgast.testing.Database;
import java.util.UUID;

/** Runs a job at once, as the scheduler would when it picks it. */
public final class JobTrial {

    private JobTrial() {
    }

    public static Job run(int tenantId, UUID job, JobKind kind) {
        new Outside().execution.run(new JobAddress(tenantId, job), kind, 0);
        return Database.work().call(tenantId, connection -> JobTable.find(connection, tenantId, job)).orElseThrow();
    }
}
