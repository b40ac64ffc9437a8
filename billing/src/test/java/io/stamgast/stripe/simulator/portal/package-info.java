/** The customer portal: a page on which customers change their card, end a subscription, and see their invoices. */
package io.stamgast.stripe.simulator.portal;
