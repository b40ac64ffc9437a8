/** Invoices of memberships that were not paid: what is done about them, and how people step in. */
package io.stamgast.portal.dunning;
