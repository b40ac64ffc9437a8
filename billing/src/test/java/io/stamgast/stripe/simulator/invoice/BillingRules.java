package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;

/**
 * What an account's owner has set in Stripe's dashboard.
 *
 * @param retries how often a failed payment is tried again; 0 for never
 * @param withinDays the days over which the retries are spread
 * @param finalOutcome what becomes of a subscription when the last try has failed
 * @param upcomingDays how many days ahead {@code invoice.upcoming} tells of a renewal; 0 for never
 */
public record BillingRules(int retries, int withinDays, FinalOutcome finalOutcome, int upcomingDays) {

    /** What becomes of a subscription whose invoice stays unpaid. */
    public enum FinalOutcome { CANCEL, UNPAID, PAST_DUE }

    /** Eight tries within two weeks, then the subscription is cancelled. */
    public static final BillingRules DEFAULT = new BillingRules(8, 14, FinalOutcome.CANCEL, 7);

    private static final String RULES = "_billing_rules";

    public static BillingRules of(Account account) {
        var kept = account.table(RULES).get("rules");
        return kept == null ? DEFAULT : new BillingRules((int) kept.number("retries"), (int) kept.number("within_days"),
                FinalOutcome.valueOf(kept.text("final_outcome")), (int) kept.number("upcoming_days"));
    }

    public void keep(Account account) {
        account.save(Doc.of(RULES, "rules").set("retries", retries).set("within_days", withinDays)
                .set("final_outcome", finalOutcome.name()).set("upcoming_days", upcomingDays));
    }

    /** Seconds from the first failure to the given retry, counted from 1. */
    long secondsUntil(long retry) {
        return retry * withinDays * 86_400L / retries;
    }

    public BillingRules withRetries(int tries, int days) {
        return new BillingRules(tries, days, finalOutcome, upcomingDays);
    }

    public BillingRules finallyTo(FinalOutcome outcome) {
        return new BillingRules(retries, withinDays, outcome, upcomingDays);
    }
}
