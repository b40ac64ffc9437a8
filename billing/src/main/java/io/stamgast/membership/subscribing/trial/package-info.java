/**
 * Trials that end with an invoice: who has given no payment method by then gets an invoice, as who pays by invoice
 * does. Stripe itself would charge a card that isn't there.
 */
package io.stamgast.membership.subscribing.trial;
