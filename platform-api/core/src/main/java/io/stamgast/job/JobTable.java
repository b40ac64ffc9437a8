package io.stamgast.job;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on jobs, their rejected rows, and the scheduler's row of a new job. */
final class JobTable {

    /**
     * The scheduler's own client would open a connection of its own; this is one transaction with the job. By the
     * database's time: the scheduler does not go by the clock of the product, which a demo may move.
     */
    private static final String SCHEDULE = """
             as task (task_name, task_instance, execution_time, picked, consecutive_failures, version)
            values (?, ?, now(), false, 0, 1)""";
    private static final String INSERT = """
            insert into app.job as job (tenant_id, id, kind, state, parameters, created_by, created_at)
            values (?, ?, ?, 'QUEUED', ?::jsonb, ?, ?)""";
    private static final String FIND = "select " + Job.COLUMNS + " from app.job where tenant_id = ? and id = ?";
    private static final String LIST = "select " + Job.COLUMNS + """
             from app.job where tenant_id = ? and (?::text is null or kind = ?) and (?::uuid is null or id < ?)
            order by id desc limit ?""";
    private static final String CANCEL = """
            update app.job set cancel_asked = true,
                state = case when state = 'QUEUED' then 'CANCELLED' else state end,
                finished_at = case when state = 'QUEUED' then ?::timestamptz end
            where tenant_id = ? and id = ? and state in ('QUEUED', 'RUNNING') returning state, parameters""";
    private static final String REJECTIONS = """
            select row_no, field, reason, detail from app.job_rejection
            where tenant_id = ? and job_id = ? and row_no > ? order by row_no limit ?""";
    private static final String REJECT = """
            insert into app.job_rejection as rejection (tenant_id, job_id, row_no, field, reason, detail)
            select ?, ?, row_no, field, reason, detail
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as rejected (row_no, field, reason, detail)
            on conflict do nothing""";
    private static final String UPDATE = """
            update app.job set progress = ?, result = ?::jsonb
            where tenant_id = ? and id = ? and state = 'RUNNING' returning cancel_asked""";

    private JobTable() {
    }

    static void insert(Connection connection, int tenantId, UUID id, String actor, Instant now, JobPool pool,
                       String kind, String parameters) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, id);
            insert.setString(3, kind);
            insert.setString(4, parameters);
            insert.setString(5, actor);
            insert.setObject(6, utc(now));
            insert.executeUpdate();
        }
        try (var schedule = connection.prepareStatement("insert into " + pool.table() + SCHEDULE)) {
            schedule.setString(1, kind);
            schedule.setString(2, new JobAddress(tenantId, id).toString());
            schedule.executeUpdate();
        }
    }

    static Optional<Job> find(Connection connection, int tenantId, UUID id) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            find.setObject(2, id);
            return jobs(find).stream().findFirst();
        }
    }

    static List<Job> list(Connection connection, int tenantId, String kind, UUID before, int limit)
            throws SQLException {
        try (var list = connection.prepareStatement(LIST)) {
            list.setInt(1, tenantId);
            list.setString(2, kind);
            list.setString(3, kind);
            list.setObject(4, before);
            list.setObject(5, before);
            list.setInt(6, limit);
            return jobs(list);
        }
    }

    private static List<Job> jobs(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var jobs = new ArrayList<Job>();
            while (rows.next()) {
                jobs.add(Job.of(rows));
            }
            return jobs;
        }
    }

    /** @return the job, ended or still running; nothing when it had ended before */
    static Optional<JobKind.End> cancel(Connection connection, int tenantId, UUID id, Instant now)
            throws SQLException {
        try (var cancel = connection.prepareStatement(CANCEL)) {
            cancel.setObject(1, utc(now));
            cancel.setInt(2, tenantId);
            cancel.setObject(3, id);
            try (var row = cancel.executeQuery()) {
                return row.next() ? Optional.of(new JobKind.End(id, Job.State.valueOf(row.getString(1)), null,
                        row.getString(2), null, now)) : Optional.empty();
            }
        }
    }

    /** @return whether somebody asked to cancel; nothing when the job no longer runs */
    static Optional<Boolean> update(Connection connection, JobAddress job, int progress, Object result)
            throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setInt(1, progress);
            update.setString(2, Json.write(result));
            update.setInt(3, job.tenantId());
            update.setObject(4, job.id());
            try (var row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        }
    }

    static List<Rejection> rejections(Connection connection, int tenantId, UUID id, long after, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(REJECTIONS)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            query.setLong(3, after);
            query.setInt(4, limit);
            try (var rows = query.executeQuery()) {
                var rejections = new ArrayList<Rejection>();
                while (rows.next()) {
                    rejections.add(new Rejection(rows.getLong(1), rows.getString(2), rows.getString(3),
                            rows.getString(4)));
                }
                return rejections;
            }
        }
    }

    static void reject(Connection connection, JobAddress job, List<Rejection> rejections) throws SQLException {
        try (var insert = connection.prepareStatement(REJECT)) {
            insert.setInt(1, job.tenantId());
            insert.setObject(2, job.id());
            insert.setArray(3, connection.createArrayOf("bigint",
                    rejections.stream().map(Rejection::row).toArray()));
            insert.setArray(4, connection.createArrayOf("text",
                    rejections.stream().map(Rejection::field).toArray()));
            insert.setArray(5, connection.createArrayOf("text",
                    rejections.stream().map(Rejection::reason).toArray()));
            insert.setArray(6, connection.createArrayOf("text",
                    rejections.stream().map(Rejection::detail).toArray()));
            insert.executeUpdate();
        }
    }
}
