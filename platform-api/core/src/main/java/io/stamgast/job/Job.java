package io.stamgast.job;

import static io.stamgast.kernel.Stored.instant;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.stamgast.kernel.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Work that was asked for. It is queued, runs, and ends done, failed or cancelled.
 *
 * @param progress percent, 0 to 100
 * @param result what the kind counts, shown beside the job's own members
 * @param error why it failed, or a remark; null while all is well
 */
@JsonPropertyOrder({"id", "kind", "state", "progress", "error", "createdAt", "startedAt", "finishedAt"})
public record Job(UUID id, String kind, State state, int progress, @JsonAnyGetter Map<String, Object> result,
                  String error, String createdBy, Instant createdAt, Instant startedAt, Instant finishedAt) {

    /** Where a job stands. */
    public enum State {
        QUEUED, RUNNING, DONE, FAILED, CANCELLED;

        public boolean isFinal() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** The answer to whoever asks for one. */
    public record Accepted(UUID id, String kind, State state) {

        public static Accepted queued(UUID id, String kind) {
            return new Accepted(id, kind, State.QUEUED);
        }
    }

    static final String COLUMNS =
            "id, kind, state, progress, result, error, created_by, created_at, started_at, finished_at";

    @SuppressWarnings("unchecked")
    static Job of(ResultSet row) throws SQLException {
        return new Job(row.getObject("id", UUID.class), row.getString("kind"), State.valueOf(row.getString("state")),
                row.getInt("progress"), Json.read(row.getString("result"), Map.class), row.getString("error"),
                row.getString("created_by"), instant(row, "created_at"), instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    @JsonIgnore
    public boolean isFinal() {
        return state.isFinal();
    }
}
