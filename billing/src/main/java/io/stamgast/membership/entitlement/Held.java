package io.stamgast.membership.entitlement;

import io.stamgast.plan.definition.PlanDefinition.Benefits;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A plan whose benefits act, in the version that the member has.
 *
 * @param name what the plan is called
 */
public record Held(UUID membershipId, UUID planId, int version, String code, String name, Benefits benefits) {

    boolean multiplies() {
        return benefits.earnMultiplier().compareTo(BigDecimal.ONE) != 0;
    }
}
