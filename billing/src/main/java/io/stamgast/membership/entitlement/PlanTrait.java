package io.stamgast.membership.entitlement;

import io.stamgast.earning.standing.AccountTrait;
import io.stamgast.earning.standing.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The code of the plan that an account has, for conditions; of several the one that it has had for longest. */
@ApplicationScoped
public class PlanTrait implements AccountTrait {

    @Inject
    Entitlements entitlements;

    protected PlanTrait() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public PlanTrait(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @Override
    public Name name() {
        return Name.PLAN;
    }

    @Override
    public Map<Moment, Collection<String>> of(Connection connection, int tenantId, Collection<Moment> moments)
            throws SQLException {
        var codes = new HashMap<Moment, Collection<String>>();
        entitlements.of(connection, tenantId, moments)
                .forEach((moment, held) -> codes.put(moment, held.stream().limit(1).map(Held::code).toList()));
        return codes;
    }
}
