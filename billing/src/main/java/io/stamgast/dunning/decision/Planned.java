package io.stamgast.dunning.decision;

import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.PolicyDefinition.WinBack;
import io.stamgast.dunning.definition.Situation;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.dunning.definition.StepAction.Method;
import java.time.Instant;

/**
 * Something to do.
 *
 * @param key the same whenever this is planned for this case: whoever does it passes it on, so that a second time has
 *     no effect
 * @param track its situation's code; null, like a {@code step} and an {@code index} of -1, for what no step says
 * @param authenticate whether an e-mail must carry the link by which the payer authenticates
 */
public record Planned(String key, Origin origin, String track, int step, int index, StepAction action, Instant dueAt,
                      boolean authenticate) {

    static Planned step(CaseSnapshot of, Situation track, int step, int index, StepAction action, Instant dueAt) {
        var key = key(of, track.code() + "/" + step + "/" + index);
        var authenticate = action.kind() == StepAction.Kind.EMAIL && track.decline() == Decline.AUTHENTICATION;
        return new Planned(key, Origin.STEP, track.code(), step, index, action, dueAt, authenticate);
    }

    static Planned newMethod(CaseSnapshot of) {
        return new Planned(key(of, Origin.NEW_METHOD + "/" + of.methods().newCount()), Origin.NEW_METHOD, null, -1, -1,
                StepAction.charge(Method.NEW), of.methods().newAt(), false);
    }

    static Planned backup(CaseSnapshot of, Instant dueAt) {
        return new Planned(key(of, Origin.BACKUP.name()), Origin.BACKUP, null, -1, -1,
                StepAction.charge(Method.BACKUP), dueAt, false);
    }

    static Planned winBack(CaseSnapshot of, WinBack offer, Instant dueAt) {
        return new Planned(key(of, Origin.WIN_BACK.name()), Origin.WIN_BACK, null, -1, -1,
                StepAction.email(offer.template()), dueAt, false);
    }

    static Planned again(StepRecord begun) {
        return new Planned(begun.key(), begun.origin(), begun.track(), begun.step(), begun.index(), begun.action(),
                begun.dueAt(), false);
    }

    private static String key(CaseSnapshot of, String rest) {
        return "dunning/" + of.caseId() + "/" + rest;
    }
}
