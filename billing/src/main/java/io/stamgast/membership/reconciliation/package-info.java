/**
 * Compares all subscriptions and open invoices with Stripe, every night and whenever somebody asks: what events have
 * not told is made good and written down. It holds a page at a time in memory, and goes on where it was cut off.
 */
package io.stamgast.membership.reconciliation;
