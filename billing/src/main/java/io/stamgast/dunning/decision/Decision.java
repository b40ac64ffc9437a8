package io.stamgast.dunning.decision;

import java.time.Instant;
import java.util.List;

/**
 * What is to be done for a case now.
 *
 * @param actions to be done, in this order. A charge is always the last, and so is an end: what comes after depends on
 *     its result
 * @param skipped to be recorded as skipped, whatever becomes of the actions
 * @param next when to look again, once that is done and recorded; null for not before something happens
 * @param end how the case ends now, with nothing more to do; null while it goes on
 */
public record Decision(List<Planned> actions, List<Skipped> skipped, Instant next, Outcome end) {

    /** Something that is not done, and why. */
    public record Skipped(Planned action, SkipReason reason) {
    }

    static final Decision NOTHING = new Decision(List.of(), List.of(), null, null);

    public Decision {
        actions = List.copyOf(actions);
        skipped = List.copyOf(skipped);
    }

    static Decision wait(Instant until) {
        return new Decision(List.of(), List.of(), until, null);
    }

    static Decision end(Outcome outcome) {
        return new Decision(List.of(), List.of(), null, outcome);
    }
}
