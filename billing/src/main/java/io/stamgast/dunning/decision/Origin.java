package io.stamgast.dunning.decision;

/** Why something is done. */
public enum Origin {
    /** A step of the policy says so. */
    STEP,
    /** A new payment method has arrived, and is charged at once. */
    NEW_METHOD,
    /** The backup payment method is charged before the last step. */
    BACKUP,
    /** The offer to come back, after a loss. */
    WIN_BACK
}
