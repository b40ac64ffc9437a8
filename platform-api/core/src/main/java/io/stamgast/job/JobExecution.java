package io.stamgast.job;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one job that the scheduler picked, from its turn to its end. */
@ApplicationScoped
class JobExecution {

    private static final Logger LOG = Logger.getLogger(JobExecution.class.getName());
    private static final String FINISH = """
            update app.job set state = ?, progress = case when ? = 'DONE' then 100 else progress end,
                result = coalesce(?::jsonb, result), error = ?, finished_at = ?
            where tenant_id = ? and id = ? and state = 'RUNNING' returning parameters""";
    private static final String REQUEUE =
            "update app.job set state = 'QUEUED' where tenant_id = ? and id = ? and state = 'RUNNING'";

    /** With the scheduler's waits between them, what outlasts a restart of the database. */
    static final int MAX_FAILURES = 20;

    @Inject
    TenantWork work;
    @Inject
    TenantScope scope;
    @Inject
    JobFigures figures;
    @Inject
    Clock clock;

    private volatile boolean stopping;

    /** From now on running jobs leave at their next look, and none begins. */
    void stop() {
        stopping = true;
    }

    /**
     * @param failures how often it failed one after another, in a way that passes
     * @return whether the job is over; else it is to be picked again soon
     * @throws RuntimeException for one more failure that passes: the job is queued again
     */
    boolean run(JobAddress job, JobKind kind, int failures) {
        if (stopping) {
            return false;
        }
        try {
            return takeTurn(job, kind, failures);
        } catch (RuntimeException failure) {
            if (DatabaseFailure.tellsOfWipedTenant(failure)) {
                return true; // the job goes with its test mode
            }
            throw failure;
        }
    }

    private boolean takeTurn(JobAddress job, JobKind kind, int failures) {
        var turn = work.call(job.tenantId(), connection -> JobTurn.take(connection, job, kind, clock.instant()));
        return switch (turn.verdict()) {
            case OVER -> true;
            case WAIT -> false;
            case INTERRUPTED -> finish(job, kind, Job.State.FAILED, null, kind.whenInterrupted());
            case RUN -> figures.timed(kind.name(), () -> scope.call(job.tenantId(), turn.alias(), turn.actor(),
                    () -> attempt(job, kind, turn, failures)));
        };
    }

    private boolean attempt(JobAddress job, JobKind kind, JobTurn turn, int failures) {
        try {
            var result = kind.run(new JobRun(work, job, turn.actor(), turn.parameters(), () -> stopping));
            return finish(job, kind, Job.State.DONE, result, null);
        } catch (JobStopped stopped) {
            return leave(job, kind, stopped);
        } catch (DomainException refusal) {
            if (refusal.kind() == DomainException.Kind.UNAVAILABLE && kind.outlastsOutages()
                    && mayBeRepeated(kind, failures)) {
                requeue(job);
                throw refusal;
            }
            return finish(job, kind, Job.State.FAILED, null, refusal.getMessage());
        } catch (RuntimeException failure) {
            if (DatabaseFailure.tellsOfWipedTenant(failure)) {
                throw failure;
            }
            if (stopping) {
                return leave(job, kind, new JobStopped(JobStopped.Cause.INTERRUPTED));
            }
            if (passes(failure) && mayBeRepeated(kind, failures)) {
                requeue(job);
                throw failure;
            }
            var incident = UUID.randomUUID();
            LOG.log(Level.SEVERE, "incident " + incident + " in job " + job, failure);
            return finish(job, kind, Job.State.FAILED, null,
                    "Something went wrong on our side. Tell us the incident id: " + incident + ".");
        }
    }

    private static boolean mayBeRepeated(JobKind kind, int failures) {
        return failures < MAX_FAILURES && kind.whenInterrupted() == null;
    }

    private boolean leave(JobAddress job, JobKind kind, JobStopped stopped) {
        if (stopped.why() == JobStopped.Cause.CANCELLED) {
            return finish(job, kind, Job.State.CANCELLED, null, null);
        }
        if (kind.whenInterrupted() != null) {
            return finish(job, kind, Job.State.FAILED, null, kind.whenInterrupted());
        }
        requeue(job);
        return false;
    }

    /** Whether the same work, simply begun again, may well succeed. */
    private static boolean passes(RuntimeException failure) {
        return DatabaseFailure.under(failure).filter(database -> database.isRetriable() || database.isOfConnection())
                .isPresent();
    }

    private void requeue(JobAddress job) {
        work.call(job.tenantId(), connection -> {
            try (var requeue = connection.prepareStatement(REQUEUE)) {
                requeue.setInt(1, job.tenantId());
                requeue.setObject(2, job.id());
                return requeue.executeUpdate();
            }
        });
    }

    private boolean finish(JobAddress job, JobKind kind, Job.State state, Object result, String error) {
        figures.finished(kind.name(), state);
        var now = clock.instant();
        work.call(job.tenantId(), connection -> {
            try (var finish = connection.prepareStatement(FINISH)) {
                finish.setString(1, state.name());
                finish.setString(2, state.name());
                finish.setString(3, result == null ? null : Json.write(result));
                finish.setString(4, error);
                finish.setObject(5, utc(now));
                finish.setInt(6, job.tenantId());
                finish.setObject(7, job.id());
                try (var row = finish.executeQuery()) {
                    if (row.next()) {
                        tell(connection, job, kind, new JobKind.End(job.id(), state, result, row.getString(1), error,
                                now));
                    }
                }
            }
            JobUpload.delete(connection, job);
            return null;
        });
        return true;
    }

    private static void tell(Connection connection, JobAddress job, JobKind kind, JobKind.End end)
            throws SQLException {
        var event = kind.told(end);
        if (event.isPresent()) {
            Outbox.write(connection, job.tenantId(), event.get());
        }
    }
}
