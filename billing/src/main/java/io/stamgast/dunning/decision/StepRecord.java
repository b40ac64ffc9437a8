package io.stamgast.dunning.decision;

import io.stamgast.dunning.definition.StepAction;
import java.time.Instant;

/**
 * What is kept of something planned, from when it is begun.
 *
 * @param step its place in the track, from 0, like {@code index} in the step; -1 for what no step says
 * @param endedAt null while it is only begun
 */
public record StepRecord(String key, Origin origin, String track, int step, int index, StepAction action, State state,
                         Instant dueAt, Instant endedAt) {

    /** How far it has got. */
    public enum State {
        /** It may have been done or not: it is done again, under the same key. */
        BEGUN,
        /** For a charge that hasn't ended its case: it is under way. */
        DONE,
        /** A charge that was refused. */
        DECLINED,
        /** It can't be done, and isn't tried again. */
        FAILED,
        SKIPPED
    }

    boolean isFinal() {
        return state != State.BEGUN;
    }

    /** Whether the backup payment method was charged by it, in vain or not. */
    boolean hasTriedBackup() {
        return action.isBackupCharge() && isFinal() && state != State.SKIPPED;
    }

    boolean isOf(String trackCode, int place) {
        return origin == Origin.STEP && step == place && trackCode.equals(track);
    }
}
