package io.stamgast.dunning.decision;

/** Why something that was planned isn't done. */
public enum SkipReason {
    /** The payment method was refused for good, and there is no other yet. */
    HARD_DECLINE,
    /** The payer must authenticate: a charge without him would fail again. */
    AUTHENTICATION_NEEDED,
    /** There is no payment method that is newer than the decline. */
    NO_NEW_METHOD,
    /** There is no backup payment method. */
    NO_BACKUP_METHOD,
    /** A later message of the kind was due at the same time. */
    LATER_MESSAGE,
    /** It tells of an end that did not come about. */
    NOT_ENDED,
    /** Another charge was due at the same time. */
    OTHER_CHARGE,
    /** It was begun and never ended, and what happened meanwhile makes it pointless. */
    OVERTAKEN
}
