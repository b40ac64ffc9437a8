package io.stamgast.tier.scheme;

import io.stamgast.tier.scheme.SchemeDefinition.Benefits;

/**
 * A tier in force.
 *
 * @param threshold in the metric's smallest unit; {@link #UNREACHABLE} while a dynamic one is not computed yet
 */
public record Tier(String code, String name, long threshold, Benefits benefits) {

    public static final long UNREACHABLE = Long.MAX_VALUE;

    boolean isEverybodys() {
        return threshold == 0;
    }
}
