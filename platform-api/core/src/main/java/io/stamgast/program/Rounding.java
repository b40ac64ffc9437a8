package io.stamgast.program;

/** How the exact points of a purchase and rule become whole ones. */
public enum Rounding {
    /** Towards zero; what is taken back by an unlinked return away from zero. */
    FLOOR,
    /** To the nearest, halves away from zero. */
    HALF_UP,
    /** The fraction is kept per account and rule, and pays out when it reaches one. */
    CARRY
}
