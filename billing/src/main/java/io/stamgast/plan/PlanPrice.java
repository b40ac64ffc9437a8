package io.stamgast.plan;

import io.stamgast.plan.definition.Interval;
import java.util.Currency;
import java.util.UUID;

/**
 * What a plan costs, or has cost.
 *
 * @param code in its plan; a later price may have the same
 * @param months how long a fee paid {@code ONCE} lasts; null for ever, and for the others
 * @param stripePrice Stripe's id for it; null while it is not mirrored
 * @param retired whether it can't be chosen any more
 */
public record PlanPrice(UUID id, UUID planId, String code, long amountMinor, Currency currency, Interval interval,
                        Integer months, String stripePrice, boolean retired) {
}
