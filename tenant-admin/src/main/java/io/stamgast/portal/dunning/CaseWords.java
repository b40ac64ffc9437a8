package io.stamgast.portal.dunning;

import io.stamgast.dunning.decision.SkipReason;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.dunning.desk.StepView;
import io.stamgast.portal.language.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What a case does and has done, in the visitor's words. */
@RequestScoped
@Named
public class CaseWords {

    @Inject
    Words words;

    /** "The card is charged", "E-mail “payment-failed”". */
    public String action(StepAction action) {
        return switch (action.kind()) {
            case RETRY_CHARGE -> words.say("charge." + action.method().name());
            case EMAIL -> words.say("step.EMAIL", action.template());
            case DOWNGRADE -> words.say("step.DOWNGRADE", action.plan());
            default -> words.say("step." + action.kind().name());
        };
    }

    /** Why it was skipped, or what the bank or Stripe said; empty for nothing. */
    public String remark(StepView step) {
        if (step.reason() == null) {
            return "";
        }
        return step.state() == StepRecord.State.SKIPPED
                ? words.say("skipped." + SkipReason.valueOf(step.reason()).name()) : step.reason();
    }
}
