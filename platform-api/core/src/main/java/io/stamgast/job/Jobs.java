package io.stamgast.job;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks for jobs and looks at them. */
@ApplicationScoped
public class Jobs {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Audit audit;
    @Inject
    Instance<JobKind> kinds;
    @Inject
    Clock clock;

    /**
     * Makes a job that runs once this transaction has committed.
     *
     * @param kind the name of a {@link JobKind}
     * @param parameters a record that {@link JobRun#parameters} gives back
     */
    @Transactional
    public UUID create(String kind, Object parameters) {
        try {
            return create(connection.get(), tenant.id(), user.name(), clock.instant(), pool(kind), kind, parameters);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private JobPool pool(String kind) {
        return kinds.stream().filter(known -> known.name().equals(kind)).map(JobKind::pool).findFirst()
                .orElse(JobPool.COMMON);
    }

    /** The same on the connection of a unit of work in plain JDBC, of a kind that is run in the common pool. */
    public static UUID create(Connection connection, int tenantId, String actor, Instant now, String kind,
                              Object parameters) throws SQLException {
        return create(connection, tenantId, actor, now, JobPool.COMMON, kind, parameters);
    }

    /** The same, of any kind. */
    public static UUID create(Connection connection, int tenantId, String actor, Instant now, JobPool pool,
                              String kind, Object parameters) throws SQLException {
        var id = Ids.next();
        JobTable.insert(connection, tenantId, id, actor, now, pool, kind, Json.write(parameters));
        return id;
    }

    /** Whether it ended in failure, and did so until then. */
    public static boolean hasFailed(Connection connection, int tenantId, UUID id, Instant until) throws SQLException {
        return JobTable.find(connection, tenantId, id).filter(job -> job.state() == Job.State.FAILED)
                .filter(job -> !job.finishedAt().isAfter(until)).isPresent();
    }

    /** Keeps what the job will read, however large it is, in the transaction that makes the job. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(UUID id, InputStream data) throws IOException {
        try {
            JobUpload.write(connection.get(), tenant.id(), id, data);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}) when the tenant has no such job */
    @Transactional
    public Job find(UUID id) {
        try {
            return JobTable.find(connection.get(), tenant.id(), id)
                    .orElseThrow(() -> DomainException.notFound("job", id));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Jobs, the latest first.
     *
     * @param kind null for every kind
     * @param before the id after which the page begins; null for the first page
     * @throws DomainException ({@code invalid-request}, 400) for a kind that there isn't
     */
    @Transactional
    public List<Job> list(String kind, UUID before, int limit) {
        requireKind(kind);
        try {
            return JobTable.list(connection.get(), tenant.id(), kind, before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void requireKind(String kind) {
        var known = kinds.stream().map(JobKind::name).sorted().toList();
        if (kind != null && !known.contains(kind)) {
            throw DomainException.malformed("invalid-request", "kind", "must be one of " + String.join(", ", known));
        }
    }

    /**
     * Rejected rows in the order of the input.
     *
     * @param after the row number after which the page begins; 0 for the first page
     */
    @Transactional
    public List<Rejection> rejections(UUID id, long after, int limit) {
        find(id);
        try {
            return JobTable.rejections(connection.get(), tenant.id(), id, after, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Cancels a queued job at once; asks a running one to stop, which keeps what it has done so far.
     *
     * @throws DomainException ({@code forbidden}, 403) when the user may not ask for jobs of this kind;
     *         ({@code job-finished}, 409) when it has ended
     */
    @Transactional
    public Job cancel(UUID id) {
        var job = find(id);
        requireAsker(kinds, job.kind(), user);
        try {
            var end = JobTable.cancel(connection.get(), tenant.id(), id, clock.instant()).orElseThrow(() ->
                    DomainException.conflict("job-finished", "The job has ended: " + job.state() + "."));
            if (end.state().isFinal()) {
                tell(job.kind(), end);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        audit.record("cancelled", "job", id, Map.of("kind", job.kind(), "state", job.state()), null);
        return find(id);
    }

    private void tell(String kind, JobKind.End end) throws SQLException {
        var told = kinds.stream().filter(known -> known.name().equals(kind))
                .flatMap(known -> known.told(end).stream()).toList();
        Outbox.write(connection.get(), tenant.id(), told);
    }

    static void requireAsker(Iterable<JobKind> kinds, String kind, CurrentUser user) {
        for (var known : kinds) {
            if (known.name().equals(kind) && known.askers().stream().anyMatch(user::hasRole)) {
                return;
            }
        }
        throw DomainException.forbidden("forbidden", "Only who may start a job of this kind may cancel it.");
    }
}
