package io.stamgast.earning.limit;

/** A rule's cap, or its budget, and the most that it allowed then. */
public record Limit(Kind kind, long points) {

    /** Which of the rule's limits it is. */
    public enum Kind { PER_PURCHASE, PER_DAY, PER_MONTH, PER_YEAR, BUDGET }

    /** The one that leaves less; null for no end. */
    public static Limit lower(Limit one, Limit other) {
        return one == null || other != null && other.points < one.points ? other : one;
    }

    /** What it leaves of these points, given or taken back. */
    public long of(long full) {
        return full > 0 ? Math.min(full, points) : Math.max(full, -points);
    }
}
