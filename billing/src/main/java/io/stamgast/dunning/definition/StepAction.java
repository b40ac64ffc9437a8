package io.stamgast.dunning.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing that is done on a step.
 *
 * @param method what is charged, for {@code RETRY_CHARGE}; {@code CURRENT} when left out
 * @param template the code of the e-mail's template, for {@code EMAIL}
 * @param plan the code of the plan, for {@code DOWNGRADE}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepAction(Kind kind, Method method, String template, String plan) {

    /** What can be done. */
    public enum Kind {
        RETRY_CHARGE, EMAIL,
        /** A notice to the account's buyers, on their pages. */
        PAGE_NOTICE,
        NOTIFY_MANAGER, RESTRICT_BENEFITS, PAUSE, CANCEL, DOWNGRADE;

        /** Ends what can be recovered. */
        public boolean isTerminal() {
            return this == PAUSE || this == CANCEL || this == DOWNGRADE;
        }

        /** Tells people something: of several that are late, only the latest is worth telling. */
        public boolean isMessage() {
            return this == EMAIL || this == PAGE_NOTICE || this == NOTIFY_MANAGER;
        }
    }

    /** Which payment method is charged. */
    public enum Method {
        CURRENT,
        /** The current one, if it is another than the one that was declined. */
        NEW,
        BACKUP
    }

    public StepAction {
        method = kind == Kind.RETRY_CHARGE && method == null ? Method.CURRENT : method;
    }

    public static StepAction of(Kind kind) {
        return new StepAction(kind, null, null, null);
    }

    public static StepAction charge(Method method) {
        return new StepAction(Kind.RETRY_CHARGE, method, null, null);
    }

    public static StepAction email(String template) {
        return new StepAction(Kind.EMAIL, null, template, null);
    }

    @JsonIgnore
    public boolean isCharge() {
        return kind == Kind.RETRY_CHARGE;
    }

    @JsonIgnore
    public boolean isBackupCharge() {
        return isCharge() && method == Method.BACKUP;
    }
}
