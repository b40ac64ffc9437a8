package io.stamgast.membership.entitlement;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.standing.EarningMultiplier;
import io.stamgast.earning.standing.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What plans multiply purchases' points by; those of several plans add up as those of several features do. */
@ApplicationScoped
public class PlanMultiplier implements EarningMultiplier {

    @Inject
    Entitlements entitlements;

    protected PlanMultiplier() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public PlanMultiplier(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @Override
    public Map<Moment, Multiplier> of(Connection connection, int tenantId, Collection<Moment> moments)
            throws SQLException {
        var multipliers = new HashMap<Moment, Multiplier>();
        entitlements.of(connection, tenantId, moments).forEach((moment, held) -> {
            var multiplying = held.stream().filter(Held::multiplies).toList();
            if (!multiplying.isEmpty()) {
                multipliers.put(moment, new Multiplier(source(multiplying), together(multiplying)));
            }
        });
        return multipliers;
    }

    private static String source(List<Held> multiplying) {
        return "plan:" + multiplying.stream().map(Held::code).collect(Collectors.joining("+"));
    }

    /** ×1.5 and ×1.2 give ×1.7. */
    static Fraction together(List<Held> held) {
        return held.stream().map(one -> Fraction.of(one.benefits().earnMultiplier()).minus(Fraction.ONE))
                .reduce(Fraction.ONE, Fraction::plus);
    }
}
