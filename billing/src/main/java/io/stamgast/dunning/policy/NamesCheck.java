package io.stamgast.dunning.policy;

import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.dunning.definition.StepAction.Kind;
import io.stamgast.kernel.DomainException.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what a sound definition names and nobody has: e-mails without words, and plans that don't exist. */
final class NamesCheck {

    private final Wording wording;
    private final Set<String> plans;
    private final List<Violation> violations = new ArrayList<>();

    /** @param plans the codes of the tenant's */
    NamesCheck(Wording wording, Set<String> plans) {
        this.wording = wording;
        this.plans = plans;
    }

    List<Violation> of(PolicyDefinition policy) {
        for (var track = 0; track < policy.tracks().size(); track++) {
            var steps = policy.tracks().get(track).steps();
            for (var step = 0; step < steps.size(); step++) {
                var actions = steps.get(step).actions();
                for (var action = 0; action < actions.size(); action++) {
                    check(actions.get(action), "tracks[" + track + "].steps[" + step + "].actions[" + action + "]");
                }
            }
        }
        requireWords(policy.winBack() == null || wording.offers(policy.winBack().template()), "winBack.template");
        return violations;
    }

    private void check(StepAction action, String path) {
        requireWords(action.kind() != Kind.EMAIL || wording.tells(action.template()), path + ".template");
        if (action.kind() == Kind.DOWNGRADE && !plans.contains(action.plan())) {
            violations.add(new Violation(path + ".plan", "there is no membership plan " + action.plan()));
        }
    }

    private void requireWords(boolean holds, String path) {
        if (!holds) {
            violations.add(new Violation(path, "there are no words for such an e-mail"));
        }
    }
}
