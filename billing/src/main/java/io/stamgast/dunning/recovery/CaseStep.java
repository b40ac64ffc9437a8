package io.stamgast.dunning.recovery;

import io.stamgast.dunning.decision.StepRecord;
import java.time.Instant;

/**
 * Something in the history of a case.
 *
 * @param reason why it was skipped (a {@code SkipReason}), declined or failed; else null, or a remark
 */
public record CaseStep(StepRecord step, String reason, Instant begunAt) {
}
