package io.stamgast.membership;

/** Where a membership stands. */
public enum MembershipState {
    TRIALING, ACTIVE, PAST_DUE, PAUSED, UNPAID, CANCELLED;

    public boolean isOver() {
        return this == CANCELLED;
    }

    /** Whether its benefits act, within grace where it is past due. */
    boolean acts() {
        return this == TRIALING || this == ACTIVE || this == PAST_DUE;
    }
}
