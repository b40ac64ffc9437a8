package io.stamgast.membership.recovery;

import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.subscribing.AccountLock;
import io.stamgast.membership.subscribing.checkout.CheckoutTable;
import io.stamgast.plan.Plans;
import java.sql.Connection;
import java.sql.SQLException;

/** The plan that a membership becomes when it is not paid, in the caller's unit of work. */
final class LowerPlan {

    /**
     * What was found.
     *
     * @param price Stripe's id; null when there is none that fits
     * @param problem why not; null where there is one
     */
    record Found(String price, int version, String problem) {

        private static Found none(String problem) {
            return new Found(null, 0, problem);
        }
    }

    private final Connection connection;
    private final int tenantId;
    private final Plans plans;

    LowerPlan(Connection connection, int tenantId, Plans plans) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.plans = plans;
    }

    /** A price of that plan that is paid as often and in the same currency, the cheapest of several. */
    Found find(Membership membership, String code) throws SQLException {
        var plan = plans.byCode(connection, tenantId, code);
        if (plan.isEmpty()) {
            return Found.none("UNKNOWN_PLAN");
        }
        AccountLock.take(connection, tenantId, membership.accountId());
        if (new CheckoutTable(connection, tenantId).open(membership.accountId(), plan.get().id()).isPresent()) {
            return Found.none("CHECKOUT_UNDER_WAY");
        }
        if (new MembershipTable(connection, tenantId).live(membership.accountId(), plan.get().id())
                .filter(one -> !one.id().equals(membership.id())).isPresent()) {
            return Found.none("HAS_PLAN");
        }
        var now = plans.price(connection, tenantId, membership.plan().priceId()).orElseThrow();
        return plans.prices(connection, tenantId, plan.get().id()).stream()
                .filter(price -> price.stripePrice() != null && price.interval() == now.interval()
                        && price.currency().equals(now.currency()))
                .min((one, other) -> Long.compare(one.amountMinor(), other.amountMinor()))
                .map(price -> new Found(price.stripePrice(), plan.get().version(), null))
                .orElse(Found.none("NO_SUCH_PRICE"));
    }
}
