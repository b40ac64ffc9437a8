package io.stamgast.earning.batch;

import io.stamgast.earning.posting.Outcome;
import io.stamgast.purchase.Purchase;

/**
 * The sums of a batch.
 *
 * @param purchases sales posted now
 * @param returns returns posted now
 * @param unchanged purchases that stood there already
 * @param rejected purchases refused
 * @param accountsEnrolled accounts that became known
 * @param pointsTakenBack as a positive number
 */
record BatchCounts(int purchases, int returns, int unchanged, int rejected, int accountsEnrolled, long pointsEarned,
                   long pointsTakenBack) {

    static final BatchCounts NONE = new BatchCounts(0, 0, 0, 0, 0, 0, 0);

    BatchCounts plus(Outcome outcome) {
        if (outcome instanceof Outcome.Unchanged) {
            return new BatchCounts(purchases, returns, unchanged + 1, rejected, accountsEnrolled, pointsEarned,
                    pointsTakenBack);
        }
        if (outcome instanceof Outcome.Posted posted) {
            var sale = posted.purchase().kind() == Purchase.Kind.SALE ? 1 : 0;
            return new BatchCounts(purchases + sale, returns + 1 - sale, unchanged, rejected,
                    accountsEnrolled + (posted.enrolled() ? 1 : 0), pointsEarned + Math.max(0, posted.points()),
                    pointsTakenBack + Math.max(0, -posted.points()));
        }
        return new BatchCounts(purchases, returns, unchanged, rejected + 1, accountsEnrolled, pointsEarned,
                pointsTakenBack);
    }
}
