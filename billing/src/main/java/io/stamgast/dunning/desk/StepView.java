package io.stamgast.dunning.desk;

import io.stamgast.dunning.decision.Origin;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.dunning.recovery.CaseStep;
import java.time.Instant;

/**
 * Something in the history of a case.
 *
 * @param text the same in words
 * @param track the situation whose track says so; null for what no step says
 * @param reason why it was skipped, declined or is not possible
 * @param endedAt null while it is only begun
 */
public record StepView(String text, Origin origin, String track, StepAction action, StepRecord.State state,
                       String reason, Instant dueAt, Instant begunAt, Instant endedAt) {

    static StepView of(CaseStep step) {
        var record = step.step();
        return new StepView(StepWords.of(step), record.origin(), record.track(), record.action(), record.state(),
                step.reason(), record.dueAt(), step.begunAt(), record.endedAt());
    }
}
