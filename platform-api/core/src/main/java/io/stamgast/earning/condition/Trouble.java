package io.stamgast.earning.condition;

import dev.cel.common.CelErrorCode;

/** Why a condition can't be worked out; then it does not hold. */
public enum Trouble {
    /** It asks for what is not known, such as the margin of a line without a cost. */
    UNKNOWN,
    DIVISION_BY_ZERO,
    /** A number grew beyond what fits. */
    TOO_LARGE,
    /** A place of a list or a text that it does not have. */
    NO_SUCH_PLACE,
    /** A text is no number, time or pattern, though it is used as one. */
    UNREADABLE,
    /** It takes more turns through lists than a rule, or all rules of a purchase together, may. */
    TOO_EXPENSIVE,
    OTHER;

    static Trouble of(CelErrorCode code) {
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> UNKNOWN;
            case DIVIDE_BY_ZERO -> DIVISION_BY_ZERO;
            case NUMERIC_OVERFLOW -> TOO_LARGE;
            case INDEX_OUT_OF_BOUNDS -> NO_SUCH_PLACE;
            case BAD_FORMAT, INVALID_ARGUMENT -> UNREADABLE;
            case ITERATION_BUDGET_EXCEEDED -> TOO_EXPENSIVE;
            default -> OTHER;
        };
    }
}
