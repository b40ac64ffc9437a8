package io.stamgast.membership.entitlement;

import io.stamgast.reward.PriceDiscount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What plans take off the prices of rewards; of several the largest counts. */
@ApplicationScoped
public class PlanDiscount implements PriceDiscount {

    @Inject
    Entitlements entitlements;
    @Inject
    Clock clock;

    protected PlanDiscount() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public PlanDiscount(Entitlements entitlements, Clock clock) {
        this.entitlements = entitlements;
        this.clock = clock;
    }

    @Override
    public BigDecimal percent(Connection connection, int tenantId, UUID accountId) throws SQLException {
        return best(entitlements.of(connection, tenantId, accountId, clock.instant()));
    }

    static BigDecimal best(List<Held> held) {
        return held.stream().map(one -> one.benefits().rewardDiscountPercent())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }
}
