package io.stamgast.earning.batch;

import io.stamgast.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.UUID;

/** Makes jobs of batches. */
@ApplicationScoped
public class BatchJobs {

    @Inject
    Jobs jobs;

    @Transactional(rollbackOn = Exception.class)
    public UUID create(BatchBody body, BatchFormat format) throws IOException {
        var job = jobs.create(BatchJob.NAME, new BatchJob.Parameters(format));
        try (var in = body.open()) {
            jobs.attach(job, in);
        }
        return job;
    }
}
