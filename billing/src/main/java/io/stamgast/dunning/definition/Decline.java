package io.stamgast.dunning.definition;

/** Why a charge failed. */
public enum Decline {
    /** May succeed later, such as for insufficient funds. */
    SOFT_DECLINE,
    /** Won't succeed with this payment method, such as a card that is stolen or closed. */
    HARD_DECLINE,
    /** The payer must authenticate (SCA); we can't do it for him. */
    AUTHENTICATION
}
