package io.stamgast.dunning.policy;

import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.dunning.definition.StepAction.Kind;
import io.stamgast.kernel.DomainException.Violation;
import java.util.ArrayList;
import java.util.List;

/** Finds the e-mails of a sound definition that nobody has words for: nobody would be told. */
final class WordingCheck {

    private final Wording wording;
    private final List<Violation> violations = new ArrayList<>();

    WordingCheck(Wording wording) {
        this.wording = wording;
    }

    List<Violation> of(PolicyDefinition policy) {
        for (var track = 0; track < policy.tracks().size(); track++) {
            var steps = policy.tracks().get(track).steps();
            for (var step = 0; step < steps.size(); step++) {
                var actions = steps.get(step).actions();
                for (var action = 0; action < actions.size(); action++) {
                    require(actions.get(action).kind() != Kind.EMAIL || wording.tells(actions.get(action).template()),
                            "tracks[" + track + "].steps[" + step + "].actions[" + action + "].template");
                }
            }
        }
        require(policy.winBack() == null || wording.offers(policy.winBack().template()), "winBack.template");
        return violations;
    }

    private void require(boolean holds, String path) {
        if (!holds) {
            violations.add(new Violation(path, "there are no words for such an e-mail"));
        }
    }
}
