package io.stamgast.dunning.definition;

import static io.stamgast.dunning.definition.PolicyCheck.isWithin;

import io.stamgast.dunning.definition.PolicyDefinition.Retries;
import io.stamgast.dunning.definition.StepAction.Kind;
import io.stamgast.dunning.definition.StepAction.Method;
import io.stamgast.kernel.Codes;
import io.stamgast.kernel.DomainException.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Adds what is wrong with one track, whose situation is known to be one. */
final class TrackCheck {

    private static final int MAX_STEPS = 30;
    private static final int MAX_ACTIONS = 10;
    private static final int MAX_DAY = 180;

    private final PolicyDefinition policy;
    private final Track track;
    private final String path;
    private final List<Violation> violations;

    TrackCheck(PolicyDefinition policy, Track track, String path, List<Violation> violations) {
        this.policy = policy;
        this.track = track;
        this.path = path;
        this.violations = violations;
    }

    void check() {
        var steps = track.steps();
        if (steps == null || steps.isEmpty() || steps.size() > MAX_STEPS) {
            require(false, path + ".steps", "must hold 1 to " + MAX_STEPS + " steps");
            return;
        }
        for (var i = 0; i < steps.size(); i++) {
            var place = path + ".steps[" + i + "]";
            if (steps.get(i) == null) {
                require(false, place, "must not be null");
            } else {
                time(place, steps.get(i), i == 0 ? null : steps.get(i - 1));
                actions(place, steps.get(i), i == steps.size() - 1);
            }
        }
        nobodyIsLeftWithoutAWord(steps);
    }

    private void time(String place, PolicyStep step, PolicyStep before) {
        require(isWithin(step.day(), 0, MAX_DAY), place + ".day", "must be a whole number from 0 to " + MAX_DAY);
        require(step.hour() == null || isWithin(step.hour(), 0, 23), place + ".hour",
                "must be a whole number from 0 to 23");
        if (step.day() != null && before != null && before.day() != null) {
            require(step.isAfter(before), place,
                    "must come after the step before it: on a later day, or at a later hour of the same day");
        }
    }

    private void actions(String place, PolicyStep step, boolean last) {
        var actions = step.actions();
        if (actions == null || actions.isEmpty() || actions.size() > MAX_ACTIONS) {
            require(false, place + ".actions", "must hold 1 to " + MAX_ACTIONS + " actions");
            return;
        }
        var seen = new HashSet<StepAction>();
        for (var i = 0; i < actions.size(); i++) {
            var action = actions.get(i);
            var at = place + ".actions[" + i + "]";
            if (action == null || action.kind() == null) {
                require(false, at + ".kind", "must be one of " + List.of(Kind.values()));
            } else {
                require(seen.add(action), at, "stands twice in the step");
                action(at, action);
                require(!action.kind().isTerminal() || last && i == actions.size() - 1, at, action.kind()
                        + " ends the track: it must be the last action of the last step");
            }
        }
    }

    private void action(String at, StepAction action) {
        belongs(at + ".method", action.method(), action.isCharge(), Kind.RETRY_CHARGE);
        belongs(at + ".template", action.template(), action.kind() == Kind.EMAIL, Kind.EMAIL);
        belongs(at + ".plan", action.plan(), action.kind() == Kind.DOWNGRADE, Kind.DOWNGRADE);
        if (action.kind() == Kind.EMAIL) {
            require(Codes.isCode(action.template()), at + ".template", "must be the code of a template");
        }
        if (action.kind() == Kind.DOWNGRADE) {
            require(Codes.isCode(action.plan()), at + ".plan", "must be the code of a plan");
        }
        if (action.isCharge()) {
            charge(at, action.method());
        }
    }

    private void charge(String at, Method method) {
        if (policy.retries() == Retries.STRIPE) {
            require(false, at, "Stripe decides when to charge again, as \"retries\" says: leave RETRY_CHARGE out, or"
                    + " set \"retries\" to OWN");
        } else if (track.payment() == Payment.INVOICE) {
            require(false, at, "an invoice that was sent is paid by the customer; nobody charges it");
        } else {
            require(track.decline() == Decline.SOFT_DECLINE || method != Method.CURRENT, at + ".method",
                    "the same payment method would be refused again: it must be NEW or BACKUP");
        }
    }

    private void nobodyIsLeftWithoutAWord(List<PolicyStep> steps) {
        var last = steps.size() - 1;
        var ends = has(steps.get(last), true);
        var told = steps.subList(0, last).stream().anyMatch(step -> has(step, false));
        require(!ends || told, path + ".steps[" + last + "]",
                "nobody loses a membership without having been told: an EMAIL must come on an earlier step");
    }

    private static boolean has(PolicyStep step, boolean terminal) {
        return step != null && step.actions() != null && step.actions().stream().filter(Objects::nonNull)
                .map(StepAction::kind).filter(Objects::nonNull)
                .anyMatch(kind -> terminal ? kind.isTerminal() : kind == Kind.EMAIL);
    }

    private void belongs(String at, Object value, boolean fits, Kind kind) {
        require(value == null || fits, at, "belongs to " + kind + " only; leave it out");
    }

    private void require(boolean holds, String at, String message) {
        if (!holds) {
            violations.add(new Violation(at, message));
        }
    }
}
