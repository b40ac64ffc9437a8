/** Memberships for buyers: what is on offer, what their business has, and what it pays. */
package io.stamgast.portal.membership;
