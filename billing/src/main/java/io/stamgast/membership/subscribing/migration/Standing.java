package io.stamgast.membership.subscribing.migration;

import io.stamgast.plan.definition.Interval;
import java.math.BigDecimal;

/**
 * How many members were told of a newer price and don't pay it yet.
 *
 * @param planned who will
 * @param refused of whom Stripe has refused it; they can be told anew
 */
public record Standing(BigDecimal amount, String currency, Interval interval, long planned, long refused) {
}
