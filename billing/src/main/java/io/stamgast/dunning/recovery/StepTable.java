package io.stamgast.dunning.recovery;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.dunning.decision.Decision.Skipped;
import io.stamgast.dunning.decision.Origin;
import io.stamgast.dunning.decision.Planned;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The statements on what is done for a case that is locked, in the caller's unit of work. */
final class StepTable {

    private static final String SELECT = """
            select s.key, s.origin, s.track, s.step, s.action_index, s.action, s.state, s.reason, s.due_at, s.begun_at,
                s.ended_at
            from app.dunning_step s where s.tenant_id = ? and s.case_id = ? order by s.id""";
    private static final String BEGIN = """
            insert into app.dunning_step as s (tenant_id, id, case_id, key, origin, track, step, action_index, action,
                state, due_at, begun_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'BEGUN', ?, ?)
            on conflict (tenant_id, case_id, key) do update set begun_at = excluded.begun_at
                where s.state = 'BEGUN'""";
    private static final String LATEST_BEGUN = """
            select max(s.begun_at) from app.dunning_step s
            where s.tenant_id = ? and s.case_id = ? and s.state = 'BEGUN'""";
    private static final String END = """
            update app.dunning_step set state = ?, reason = ?, ended_at = ?
            where tenant_id = ? and case_id = ? and key = ? and state = 'BEGUN'""";

    private final Connection connection;
    private final int tenantId;
    private final UUID caseId;

    StepTable(Connection connection, int tenantId, UUID caseId) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.caseId = caseId;
    }

    /** In the order in which they were begun. */
    List<CaseStep> history() throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setObject(2, caseId);
            try (var row = query.executeQuery()) {
                var steps = new ArrayList<CaseStep>();
                while (row.next()) {
                    steps.add(new CaseStep(record(row), row.getString("reason"), instant(row, "begun_at")));
                }
                return steps;
            }
        }
    }

    List<StepRecord> records() throws SQLException {
        return history().stream().map(CaseStep::step).toList();
    }

    /** When somebody last began what isn't ended; null for nothing. */
    Instant latestBegun() throws SQLException {
        try (var query = connection.prepareStatement(LATEST_BEGUN)) {
            query.setInt(1, tenantId);
            query.setObject(2, caseId);
            try (var row = query.executeQuery()) {
                row.next();
                return instant(row, 1);
            }
        }
    }

    /** It may be begun again, under the same key. */
    void begin(Planned planned, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(BEGIN)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, Ids.next());
            insert.setObject(3, caseId);
            insert.setString(4, planned.key());
            insert.setString(5, planned.origin().name());
            insert.setString(6, planned.track());
            insert.setInt(7, planned.step());
            insert.setInt(8, planned.index());
            insert.setString(9, Json.write(planned.action()));
            insert.setObject(10, utc(planned.dueAt()));
            insert.setObject(11, utc(now));
            insert.executeUpdate();
        }
    }

    void skip(Skipped skipped, Instant now) throws SQLException {
        begin(skipped.action(), now);
        end(skipped.action().key(), StepRecord.State.SKIPPED, skipped.reason().name(), now);
    }

    /** Whether it was begun and not ended by anybody else. */
    boolean end(String key, StepRecord.State state, String reason, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(END)) {
            update.setString(1, state.name());
            update.setString(2, reason);
            update.setObject(3, utc(now));
            update.setInt(4, tenantId);
            update.setObject(5, caseId);
            update.setString(6, key);
            return update.executeUpdate() == 1;
        }
    }

    private static StepRecord record(ResultSet row) throws SQLException {
        return new StepRecord(row.getString("key"), Origin.valueOf(row.getString("origin")), row.getString("track"),
                row.getInt("step"), row.getInt("action_index"), Json.read(row.getString("action"), StepAction.class),
                StepRecord.State.valueOf(row.getString("state")), instant(row, "due_at"), instant(row, "ended_at"));
    }
}
