/** The invoices of memberships, as Stripe last described them. */
package io.stamgast.membership.invoice;
