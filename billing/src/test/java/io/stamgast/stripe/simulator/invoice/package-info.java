/**
 * Invoices from draft to their end, and how the money on them is collected: a draft is finalized about an hour after it
 * was made, charged, and tried again by the account's rule. Knows no subscriptions; those listen.
 */
package io.stamgast.stripe.simulator.invoice;
