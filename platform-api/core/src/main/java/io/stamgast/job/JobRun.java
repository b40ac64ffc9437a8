package io.stamgast.job;

import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One run of a job, as its kind sees it. */
public final class JobRun {

    private final TenantWork work;
    private final JobAddress job;
    private final String actor;
    private final String parameters;
    private final BooleanSupplier stopping;

    JobRun(TenantWork work, JobAddress job, String actor, String parameters, BooleanSupplier stopping) {
        this.work = work;
        this.job = job;
        this.actor = actor;
        this.parameters = parameters;
        this.stopping = stopping;
    }

    public UUID id() {
        return job.id();
    }

    public int tenantId() {
        return job.tenantId();
    }

    /** Who asked for it. */
    public String actor() {
        return actor;
    }

    /** What {@link Jobs#create} was given. */
    public <P> P parameters(Class<P> type) {
        return Json.read(parameters, type);
    }

    /** What {@link Jobs#attach} was given. */
    public InputStream upload() {
        return JobUpload.read(work, job);
    }

    /**
     * Shows how far the work is, and asks whether to go on; call it between units of work, about once a second.
     *
     * @param percent 0 to 100
     * @param result the counts so far, of the type that {@link JobKind#run} returns
     * @throws RuntimeException when the job was cancelled or the server stops: let it pass
     */
    public void progress(int percent, Object result) {
        var cancelled = work.call(job.tenantId(), connection -> JobTable.update(connection, job, percent, result));
        if (cancelled.isEmpty() || stopping.getAsBoolean()) {
            throw new JobStopped(JobStopped.Cause.INTERRUPTED);
        }
        if (cancelled.get()) {
            throw new JobStopped(JobStopped.Cause.CANCELLED);
        }
    }

    /** Records rejected rows; the first rejection of a row stays. */
    public void reject(List<Rejection> rejections) {
        if (!rejections.isEmpty()) {
            work.call(job.tenantId(), connection -> {
                JobTable.reject(connection, job, rejections);
                return null;
            });
        }
    }
}
