/**
 * What an account spends with all suppliers, as far as anybody has seen it, and the tenant's share of it.
 *
 * <p>Observations are only added; the latest one of the best source counts. The other half of a share, the tenant's
 * own spend, is kept by {@code purchase} in sums per month. Nothing here knows rules, multipliers or points: earning
 * asks for a {@link io.stamgast.wallet.Share} and decides what it is worth.
 */
package io.stamgast.wallet;
