package io.stamgast.job;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.lock.Turn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

/**
 * Whether a picked job may run now. The scheduler lets one instance at a time pick it, so a job that is found running
 * was left by a server that stopped, or that was silent so long that it counts as dead.
 */
record JobTurn(Verdict verdict, String parameters, String actor, String alias) {

    /** What to do with the job. */
    enum Verdict { RUN, WAIT, INTERRUPTED, OVER }

    private static final String FIND = """
            select job.state, job.parameters, job.created_by, tenant.alias, open.id is not null as active
            from app.job as job join app.tenant as tenant on tenant.id = job.tenant_id
            left join app.open_tenant as open on open.id = job.tenant_id
            where job.tenant_id = ? and job.id = ? for update of job""";
    private static final String EARLIER = """
            select 1 from app.job where tenant_id = ? and kind = ? and id <> ?
            and (state = 'RUNNING' or state = 'QUEUED' and id < ?) limit 1""";
    private static final String START = """
            update app.job set state = 'RUNNING', started_at = ?, progress = 0, result = '{}'
            where tenant_id = ? and id = ?""";

    static JobTurn take(Connection connection, JobAddress job, JobKind kind, Instant now) throws SQLException {
        if (kind.oneAtATime()) {
            Turn.take(connection, job.tenantId(), "job " + kind.name());
        }
        var turn = find(connection, job, kind);
        if (turn.verdict != Verdict.RUN) {
            return turn;
        }
        if (kind.oneAtATime() && hasEarlier(connection, job, kind)) {
            return turn.with(Verdict.WAIT);
        }
        try (var start = connection.prepareStatement(START)) {
            start.setObject(1, utc(now));
            start.setInt(2, job.tenantId());
            start.setObject(3, job.id());
            start.executeUpdate();
        }
        return turn;
    }

    private JobTurn with(Verdict other) {
        return new JobTurn(other, parameters, actor, alias);
    }

    private static JobTurn find(Connection connection, JobAddress job, JobKind kind) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, job.tenantId());
            find.setObject(2, job.id());
            try (var row = find.executeQuery()) {
                if (!row.next()) {
                    return new JobTurn(Verdict.OVER, null, null, null);
                }
                var verdict = verdict(Job.State.valueOf(row.getString("state")), row.getBoolean("active"), kind);
                return new JobTurn(verdict, row.getString("parameters"), row.getString("created_by"),
                        row.getString("alias"));
            }
        }
    }

    private static Verdict verdict(Job.State state, boolean tenantIsActive, JobKind kind) {
        if (state.isFinal()) {
            return Verdict.OVER;
        }
        if (state == Job.State.RUNNING && Objects.nonNull(kind.whenInterrupted())) {
            return Verdict.INTERRUPTED;
        }
        return tenantIsActive ? Verdict.RUN : Verdict.WAIT;
    }

    private static boolean hasEarlier(Connection connection, JobAddress job, JobKind kind) throws SQLException {
        try (var earlier = connection.prepareStatement(EARLIER)) {
            earlier.setInt(1, job.tenantId());
            earlier.setString(2, kind.name());
            earlier.setObject(3, job.id());
            earlier.setObject(4, job.id());
            try (var row = earlier.executeQuery()) {
                return row.next();
            }
        }
    }
}
