package io.stamgast.demo.data;

import java.time.YearMonth;

/**
 * A business that buys the demo tenant's goods.
 *
 * @param invoicesPerMonth on average, before season and growth
 * @param loyalty how much of what it buys in our categories is ours, 0 to 1
 * @param monthlyGrowth factor from month to month
 * @param left the month from which it bought no more; null while it stays
 * @param wallet how the tenant knows what it spends with others
 */
record Customer(String externalId, String name, Branch branch, int mainDistributor, int secondDistributor,
                double invoicesPerMonth, double basket, double loyalty, double monthlyGrowth,
                YearMonth joined, YearMonth left, WalletKnowledge wallet) {

    enum WalletKnowledge { REPORTED, DECLARED, ESTIMATED, UNKNOWN }

    boolean buysIn(YearMonth month) {
        return !month.isBefore(joined) && (left == null || month.isBefore(left));
    }
}
