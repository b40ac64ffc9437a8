/**
 * Subscriptions that nobody should have begun: of a plan of which their account was a member already. They are ended
 * at Stripe, their open invoices are voided, and the tenant finds them among what comparisons with Stripe found.
 */
package io.stamgast.membership.orphan;
