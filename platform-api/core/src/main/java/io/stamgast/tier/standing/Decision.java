package io.stamgast.tier.standing;

import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.SchemeDefinition.Downgrade;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What becomes of an account's tier.
 *
 * @param change null when nothing happened that its history should tell
 * @param figure what was looked at; null for unknown
 * @param threshold of the tier that the reason is about; null where it is about none
 */
public record Decision(Standing before, Standing after, Change change, Long figure, Long threshold) {

    /** Why an account is looked at. */
    public enum Cause { POSTING, REVIEW, SCHEME }

    /**
     * The one rule of tiers: up at once, to what is reached; down only by a review, when the grace that it gave is
     * over, and as far as the policy says. A figure that is unknown reaches nothing and misses nothing.
     *
     * @param cause an account is reviewed, or falls, for {@code REVIEW} alone
     */
    public static Decision decide(Scheme scheme, Standing before, Figures figures, LocalDate today, Cause cause) {
        return new Case(scheme, before, figures, today, cause).decide();
    }

    static Decision nothing(Standing standing) {
        return new Decision(standing, standing, null, null, null);
    }

    /** Whether it differs from what is kept. */
    boolean isToBeKept() {
        return !before.equals(after);
    }

    boolean moves() {
        return !Objects.equals(before.tier(), after.tier());
    }

    private record Case(Scheme scheme, Standing before, Figures figures, LocalDate today, Cause cause) {

        Decision decide() {
            var rank = scheme.rank(before.tier());
            var reached = scheme.reached(figures.now());
            if (before.tier() != null && rank == Scheme.NONE) {
                return to(Change.SCHEME_CHANGED, reached, reached, figures.now());
            }
            if (reached > rank) {
                return to(cause == Cause.SCHEME ? Change.SCHEME_CHANGED : Change.UPGRADED, reached, reached,
                        figures.now());
            }
            if (rank == scheme.baseRank()) {
                return silently(new Standing(before.tier(), null, null));
            }
            return before.graceUntil() == null ? withoutGrace(rank) : inGrace(rank);
        }

        private Decision withoutGrace(int rank) {
            var next = scheme.reviewAfter(today);
            if (cause == Cause.SCHEME && (before.reviewOn() == null || before.reviewOn().isAfter(next))) {
                return silently(new Standing(before.tier(), next, null));
            }
            if (cause != Cause.REVIEW || before.reviewOn() == null || before.reviewOn().isAfter(today)) {
                return nothing(before);
            }
            if (holds(rank) || isUnknown() || scheme.downgrade() == Downgrade.NEVER) {
                return stays(rank);
            }
            return scheme.graceDays() == 0 ? falls(rank) : with(Change.GRACE_BEGAN,
                    new Standing(before.tier(), null, today.plusDays(scheme.graceDays())), rank, figures.atReview());
        }

        private Decision inGrace(int rank) {
            if (holds(rank)) {
                return stays(rank);
            }
            if (cause != Cause.REVIEW || !today.isAfter(before.graceUntil())) {
                return nothing(before);
            }
            return isUnknown() || scheme.downgrade() == Downgrade.NEVER ? stays(rank) : falls(rank);
        }

        private boolean holds(int rank) {
            return !isUnknown() && scheme.reached(figures.atReview()) >= rank;
        }

        private boolean isUnknown() {
            return figures.atReview() == null;
        }

        private Decision stays(int rank) {
            return with(Change.KEPT, new Standing(before.tier(), scheme.reviewAfter(today), null), rank,
                    figures.atReview());
        }

        private Decision falls(int rank) {
            var to = scheme.downgrade() == Downgrade.ONE_LEVEL ? rank - 1 : scheme.reached(figures.atReview());
            return to(Change.DOWNGRADED, to, rank, figures.atReview());
        }

        private Decision to(Change why, int rank, int about, Long figure) {
            var review = rank > scheme.baseRank() ? scheme.reviewAfter(today) : null;
            return with(why, new Standing(scheme.code(rank), review, null), about, figure);
        }

        private Decision with(Change why, Standing after, int about, Long figure) {
            return new Decision(before, after, why, figure,
                    about == Scheme.NONE ? null : scheme.tiers().get(about).threshold());
        }

        private Decision silently(Standing after) {
            return new Decision(before, after, null, null, null);
        }
    }
}
