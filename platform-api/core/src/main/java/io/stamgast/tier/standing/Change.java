package io.stamgast.tier.standing;

/** What happened to an account's tier. */
public enum Change {
    /** It reached a higher one. */
    UPGRADED,
    /** It no longer reached its own at a review, and its grace was over. */
    DOWNGRADED,
    /** It reached its own at a review, or again during its grace; or there was nothing to measure it by. */
    KEPT,
    /** It no longer reached its own at a review, and has until the end of its grace. */
    GRACE_BEGAN,
    /** The scheme changed, and its tier with it. */
    SCHEME_CHANGED
}
