package io.stamgast.job;

import io.stamgast.testing.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** The parts of this feature put together without a container: no request context, figures that tests can wait for. */
public final class Outside {

    /** A job's end as the figures saw it. */
    public record End(String kind, Job.State state) {
    }

    final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    final BlockingQueue<String> failedRounds = new LinkedBlockingQueue<>();
    final JobExecution execution = new JobExecution();
    final TenantRound round = new TenantRound();

    public Outside() {
        execution.work = Database.work();
        execution.scope = new NoScope();
        execution.figures = new Figures();
        execution.clock = Clock.systemUTC();
        round.work = execution.work;
        round.scope = execution.scope;
        round.figures = execution.figures;
        round.clock = execution.clock;
    }

    /** Makes a job with an upload, runs it at once in this thread, and answers what became of it. */
    public Job run(int tenant, JobKind kind, Object parameters, InputStream upload) {
        var job = Database.work().call(tenant, connection -> {
            var id = Jobs.create(connection, tenant, "tester", execution.clock.instant(), kind.name(), parameters);
            try (upload) {
                JobUpload.write(connection, tenant, id, upload);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return new JobAddress(tenant, id);
        });
        execution.run(job, kind, 0);
        return find(tenant, job.id());
    }

    /** Runs the one of the kind that is queued again. */
    public Job again(int tenant, JobKind kind) {
        var job = Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement("""
                    select id from app.job where tenant_id = ? and kind = ? and state = 'QUEUED'""")) {
                query.setInt(1, tenant);
                query.setString(2, kind.name());
                try (var row = query.executeQuery()) {
                    row.next();
                    return new JobAddress(tenant, row.getObject(1, UUID.class));
                }
            }
        });
        execution.run(job, kind, 1);
        return find(tenant, job.id());
    }

    public static Job find(int tenant, UUID id) {
        return Database.work().call(tenant, connection -> JobTable.find(connection, tenant, id).orElseThrow());
    }

    public static List<Rejection> rejections(int tenant, UUID id) {
        return Database.work().call(tenant, connection -> JobTable.rejections(connection, tenant, id, 0, 1000));
    }

    /** As at the server's end. */
    public void stop() {
        execution.stop();
    }

    private static final class NoScope extends TenantScope {
        @Override
        <T> T call(int tenantId, String alias, String actor, Supplier<T> work) {
            return work.get();
        }
    }

    private final class Figures extends JobFigures {
        @Override
        <T> T timed(String name, Supplier<T> run) {
            return run.get();
        }

        @Override
        void finished(String kind, Job.State state) {
            ends.add(new End(kind, state));
        }

        @Override
        void failedRound(String task) {
            failedRounds.add(task);
        }
    }
}
