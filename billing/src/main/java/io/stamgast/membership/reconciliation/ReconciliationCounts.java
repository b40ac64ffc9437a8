package io.stamgast.membership.reconciliation;

/**
 * What a comparison came to so far.
 *
 * @param subscriptions of ours that were compared, like {@code invoices}
 * @param findings what we and Stripe did not agree on
 * @param healed how many of them we know now as Stripe does
 */
public record ReconciliationCounts(long subscriptions, long invoices, long findings, long healed) {
}
