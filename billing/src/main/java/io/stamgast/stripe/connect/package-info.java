/**
 * The tenants' own accounts at Stripe: made and opened by the tenant at Stripe, known here by their number and state.
 * Money goes there; the platform may keep a fee.
 */
package io.stamgast.stripe.connect;
