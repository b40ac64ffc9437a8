package io.stamgast.program;

import io.stamgast.kernel.DomainException;

/**
 * When points are gone that nobody spent.
 *
 * @param months null for {@link Policy#NONE}; else up to 1,200
 */
public record Expiry(Policy policy, Integer months) {

    public static final Expiry NONE = new Expiry(Policy.NONE, null);

    private static final int MAX_MONTHS = 1200;

    /** Where the months count from. */
    public enum Policy {
        /** Never. */
        NONE,
        /** The months after the points became available; at least one. */
        ROLLING,
        /** The months after the end of the year in which they became available. */
        CALENDAR,
        /** The months without an own purchase; at least one. */
        INACTIVITY
    }

    public Expiry {
        if (policy == Policy.NONE ? months != null : months == null || months < fewest(policy) || months > MAX_MONTHS) {
            throw DomainException.ruleBroken("invalid-program", "expiry.months", policy == Policy.NONE
                    ? "must be absent when points never expire"
                    : "must be from " + fewest(policy) + " to " + MAX_MONTHS + " for " + policy);
        }
    }

    private static int fewest(Policy policy) {
        return policy == Policy.CALENDAR ? 0 : 1;
    }
}
