/** Paid memberships on the pages: that payments are only tests, and the way to Stripe's own pages. */
package io.stamgast.portal.payments;
