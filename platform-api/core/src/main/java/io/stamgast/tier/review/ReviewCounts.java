package io.stamgast.tier.review;

import io.stamgast.tier.standing.Change;
import io.stamgast.tier.standing.Decision;
import java.util.Collection;
import java.util.Objects;

/**
 * What a review did so far.
 *
 * @param accounts looked at
 * @param kept reviewed, and still in their tier
 * @param schemeChanged moved because the scheme is another
 */
public record ReviewCounts(long accounts, long upgraded, long downgraded, long kept, long graceBegan,
                           long schemeChanged) {

    static final ReviewCounts ZERO = new ReviewCounts(0, 0, 0, 0, 0, 0);

    ReviewCounts plus(Collection<Decision> decisions) {
        return new ReviewCounts(accounts + decisions.size(), upgraded + count(decisions, Change.UPGRADED),
                downgraded + count(decisions, Change.DOWNGRADED), kept + count(decisions, Change.KEPT),
                graceBegan + count(decisions, Change.GRACE_BEGAN),
                schemeChanged + count(decisions, Change.SCHEME_CHANGED));
    }

    private static long count(Collection<Decision> decisions, Change change) {
        return decisions.stream().map(Decision::change).filter(Objects::nonNull).filter(change::equals).count();
    }
}
