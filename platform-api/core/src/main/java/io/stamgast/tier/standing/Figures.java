package io.stamgast.tier.standing;

/**
 * An account's metric in its smallest unit; null is unknown, which is not 0.
 *
 * @param now of the span that runs
 * @param before of the calendar year before; null, too, where none is looked at
 */
public record Figures(Long now, Long before) {

    static final Figures UNKNOWN = new Figures(null, null);

    /** What a review looks at: the better of the two. */
    Long atReview() {
        if (now == null || before == null) {
            return now == null ? before : now;
        }
        return Math.max(now, before);
    }
}
