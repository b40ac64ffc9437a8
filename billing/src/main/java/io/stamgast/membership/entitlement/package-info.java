/**
 * What memberships bring: which benefits act for an account at an instant, asked by purchases, rewards and people. It
 * is answered from our own tables, by one look into an index per account, whether Stripe can be reached or not.
 *
 * <p>Benefits act on trial, while all is paid, and for the days of grace while a payment is being recovered, unless
 * they are held back. Each of the features that ask has an interface of its own, which is implemented here.
 */
package io.stamgast.membership.entitlement;
