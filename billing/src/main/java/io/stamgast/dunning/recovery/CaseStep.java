package io.stamgast.dunning.recovery;

import io.stamgast.dunning.decision.StepRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something in the history of a case.
 *
 * @param reason why it was skipped (a {@code SkipReason}), declined or failed; else null, or a remark
 */
public record CaseStep(StepRecord step, String reason, Instant begunAt) {

    /** What was begun, done and skipped for a case, in that order, in the caller's unit of work. */
    public static List<CaseStep> of(Connection connection, int tenantId, UUID caseId) throws SQLException {
        return new StepTable(connection, tenantId, caseId).history();
    }
}
