package io.stamgast.tier.benefit;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.standing.EarningMultiplier;
import io.stamgast.earning.standing.Moment;
import io.stamgast.tier.scheme.SchemeShelf;
import io.stamgast.tier.scheme.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What a tier multiplies purchases' points by; asks nothing where no tier multiplies. */
@ApplicationScoped
public class TierMultiplier implements EarningMultiplier {

    @Inject
    SchemeShelf shelf;

    protected TierMultiplier() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public TierMultiplier(SchemeShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Map<Moment, Multiplier> of(Connection connection, int tenantId, Collection<Moment> moments)
            throws SQLException {
        var scheme = shelf.find(connection, tenantId);
        if (scheme.isEmpty() || scheme.get().tiers().stream().noneMatch(TierMultiplier::multiplies)) {
            return Map.of();
        }
        var multipliers = new HashMap<Moment, Multiplier>();
        TiersOf.at(connection, tenantId, scheme.get(), moments).forEach((moment, tier) -> {
            if (multiplies(tier)) {
                multipliers.put(moment, new Multiplier("tier:" + tier.code(),
                        Fraction.of(tier.benefits().earnMultiplier())));
            }
        });
        return multipliers;
    }

    private static boolean multiplies(Tier tier) {
        return tier.benefits().earnMultiplier().compareTo(BigDecimal.ONE) != 0;
    }
}
