package io.stamgast.tier.benefit;

import io.stamgast.reward.PriceDiscount;
import io.stamgast.tier.scheme.SchemeShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** What a tier takes off the prices of rewards; asks nothing where no tier does. */
@ApplicationScoped
public class TierDiscount implements PriceDiscount {

    @Inject
    SchemeShelf shelf;

    protected TierDiscount() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public TierDiscount(SchemeShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public BigDecimal percent(Connection connection, int tenantId, UUID accountId) throws SQLException {
        var scheme = shelf.find(connection, tenantId);
        if (scheme.isEmpty() || scheme.get().tiers().stream()
                .allMatch(tier -> tier.benefits().rewardDiscountPercent().signum() == 0)) {
            return BigDecimal.ZERO;
        }
        return TiersOf.now(connection, tenantId, scheme.get(), accountId)
                .map(tier -> tier.benefits().rewardDiscountPercent()).orElse(BigDecimal.ZERO);
    }
}
