package io.stamgast.membership.subscribing.checkout;

import io.stamgast.plan.definition.PlanDefinition.Trial;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/**
 * How a membership shall begin at Stripe: the parameters of a call.
 *
 * @param stripePrice Stripe's id of the price
 * @param amountMinor what it costs, in the currency's minor unit
 * @param metadata whose membership it will be
 * @param trial null for none
 * @param feePercent of each payment, for the platform; null for none
 * @param coupon Stripe's id; null for none
 * @param daysUntilDue of an invoice; null for a page
 * @param once whether it is paid once
 */
public record WantedCheckout(int tenantId, UUID account, String stripePrice, long amountMinor,
                             Map<String, String> metadata, Trial trial, BigDecimal feePercent, String coupon,
                             Integer daysUntilDue, boolean once, String successUrl, String cancelUrl) {
}
