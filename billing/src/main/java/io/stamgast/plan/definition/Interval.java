package io.stamgast.plan.definition;

/** How often a price is paid. */
public enum Interval {
    MONTH, YEAR,
    /** A fee, for a number of months or for ever. */
    ONCE
}
