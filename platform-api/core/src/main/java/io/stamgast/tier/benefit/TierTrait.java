package io.stamgast.tier.benefit;

import io.stamgast.earning.standing.AccountTrait;
import io.stamgast.earning.standing.Moment;
import io.stamgast.tier.scheme.SchemeShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tier's code, for conditions. */
@ApplicationScoped
public class TierTrait implements AccountTrait {

    @Inject
    SchemeShelf shelf;

    protected TierTrait() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public TierTrait(SchemeShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Name name() {
        return Name.TIER;
    }

    @Override
    public Map<Moment, Collection<String>> of(Connection connection, int tenantId, Collection<Moment> moments)
            throws SQLException {
        var scheme = shelf.find(connection, tenantId);
        if (scheme.isEmpty()) {
            return Map.of();
        }
        var codes = new HashMap<Moment, Collection<String>>();
        TiersOf.at(connection, tenantId, scheme.get(), moments)
                .forEach((moment, tier) -> codes.put(moment, List.of(tier.code())));
        return codes;
    }
}
