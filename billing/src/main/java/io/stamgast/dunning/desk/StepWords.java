package io.stamgast.dunning.desk;

import io.stamgast.dunning.decision.Origin;
import io.stamgast.dunning.decision.Planned;
import io.stamgast.dunning.decision.SkipReason;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.dunning.recovery.CaseStep;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The history of a case in English. */
final class StepWords {

    private StepWords() {
    }

    /** Such as "The e-mail payment-failed: done". */
    static String of(CaseStep step) {
        var what = what(step.step().origin(), step.step().action());
        return Character.toUpperCase(what.charAt(0)) + what.substring(1) + ": " + state(step);
    }

    /** Such as "a charge of the current payment method, the e-mail payment-reminder". */
    static String of(List<Planned> upcoming) {
        return upcoming.stream().map(planned -> what(planned.origin(), planned.action()))
                .collect(Collectors.joining(", "));
    }

    private static String what(Origin origin, StepAction action) {
        return switch (action.kind()) {
            case RETRY_CHARGE -> "a charge of the " + action.method().name().toLowerCase(Locale.ROOT)
                    + " payment method";
            case EMAIL -> (origin == Origin.WIN_BACK ? "the offer to come back, " : "the e-mail ") + action.template();
            case PAGE_NOTICE -> "a notice to the account's buyers";
            case NOTIFY_MANAGER -> "a word to the account manager";
            case RESTRICT_BENEFITS -> "holding the benefits back";
            case PAUSE -> "pausing the membership";
            case CANCEL -> "cancelling the membership";
            case DOWNGRADE -> "a change to the plan " + action.plan();
        };
    }

    private static String state(CaseStep step) {
        var remark = step.reason() == null ? "" : " (" + step.reason() + ")";
        return switch (step.step().state()) {
            case BEGUN -> "begun";
            case DONE -> "done" + remark;
            case DECLINED -> "declined" + remark;
            case FAILED -> "not possible" + remark;
            case SKIPPED -> "skipped, as " + because(SkipReason.valueOf(step.reason()));
        };
    }

    private static String because(SkipReason reason) {
        return switch (reason) {
            case HARD_DECLINE -> "the payment method was refused for good and there is no other yet";
            case AUTHENTICATION_NEEDED -> "the payer must authenticate";
            case NO_NEW_METHOD -> "there is no new payment method";
            case NO_BACKUP_METHOD -> "there is no backup payment method";
            case LATER_MESSAGE -> "a later one was due at the same time";
            case NOT_ENDED -> "it tells of an end that did not come about";
            case OTHER_CHARGE -> "another charge was due at the same time";
            case OVERTAKEN -> "something else had happened meanwhile";
        };
    }
}
