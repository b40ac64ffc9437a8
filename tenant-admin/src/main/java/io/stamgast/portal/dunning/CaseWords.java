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

    /** "The card is charged", "E-mail “Payment failed”". */
    public String action(StepAction action) {
        return switch (action.kind()) {
            case RETRY_CHARGE -> words.say("charge." + action.method().name());
            case EMAIL -> words.say("step.EMAIL", words.sayOr("letter." + action.template(), action.template()));
            case DOWNGRADE -> words.say("step.DOWNGRADE", action.plan());
            default -> words.say("step." + action.kind().name());
        };
    }

    /** Why it was skipped, what the bank said, or why it was not possible; empty for nothing. */
    public String remark(StepView step) {
        if (step.reason() == null) {
            return "";
        }
        return switch (step.state()) {
            case SKIPPED -> words.say("skipped." + SkipReason.valueOf(step.reason()).name());
            case DECLINED -> bank(step.reason());
            case FAILED -> words.sayOr("impossible." + step.reason(), words.say("impossible.OTHER"));
            default -> words.sayOr("remark." + step.reason(), "");
        };
    }

    /** What the bank said: "not enough in the account". */
    public String bank(String code) {
        return words.sayOr("bank." + code, words.say("bank.other"));
    }

    /** What Stripe said, in its words and in English; null where there are ours for it. */
    public String detail(StepView step) {
        var told = step.reason() == null || step.state() != StepRecord.State.FAILED;
        return told || words.sayOr("impossible." + step.reason(), null) != null ? null : step.reason();
    }
}
