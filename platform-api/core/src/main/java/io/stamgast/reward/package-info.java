/**
 * What points can be spent on: vouchers with a pool of codes, and merchandise; their prices, limits and stock.
 *
 * <p>People edit a reward; redemptions take from its stock, which is kept apart so that neither disturbs the other.
 * Other features say who may have a reward by implementing {@link io.stamgast.reward.Eligibility}, and who early,
 * by {@link io.stamgast.reward.launch.EarlyAccess}. Knows nothing of
 * redemptions: whoever takes stock is a mere id here.
 */
package io.stamgast.reward;
