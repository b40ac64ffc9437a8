package io.stamgast.program;

/** What happens when points are taken back that an account no longer has. */
public enum NegativeBalance {
    /** They become debt, which every later credit repays first. */
    ALLOW_NEGATIVE,
    /** They are recorded as waived and not tried again. */
    WITHIN_BALANCE
}
