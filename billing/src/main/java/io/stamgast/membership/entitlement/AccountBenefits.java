package io.stamgast.membership.entitlement;

import io.stamgast.earning.rule.Fraction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an account has by its memberships at an instant.
 *
 * @param earnMultiplier of what purchases earn, of all plans together; 1 changes nothing
 * @param rewardDiscountPercent off the price of rewards, of the plan that takes most
 * @param earlyAccess whether it has rewards from their {@code earlyFrom}
 * @param monthlyPoints of all plans together
 * @param texts the other benefits, each once
 */
public record AccountBenefits(UUID account, Instant at, List<HeldPlan> plans, Fraction earnMultiplier,
                              BigDecimal rewardDiscountPercent, boolean earlyAccess, long monthlyPoints,
                              List<String> texts) {

    /** A plan that acts, in the version that the member has. */
    public record HeldPlan(UUID membership, UUID plan, int version, String code, String name) {
    }

    static AccountBenefits of(UUID account, Instant at, List<Held> held) {
        return new AccountBenefits(account, at, held.stream().map(one -> new HeldPlan(one.membershipId(), one.planId(),
                one.version(), one.code(), one.name())).toList(), PlanMultiplier.together(held),
                PlanDiscount.best(held), held.stream().anyMatch(one -> one.benefits().earlyAccess()),
                held.stream().mapToLong(one -> one.benefits().monthlyPoints()).sum(),
                held.stream().flatMap(one -> one.benefits().texts().stream()).distinct().toList());
    }
}
