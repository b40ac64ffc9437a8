/**
 * The businesses that buy the tenant's goods, and the distributors they buy from.
 *
 * <p>An account has the tenant's own external id and at most one number per distributor; both name it wherever an id
 * is taken ({@link io.stamgast.account.AccountIds}). It may have a parent; where the program pools balances, a
 * hierarchy earns into and spends from the balance of its root, its {@code pool_id}. An account is made with its
 * balance row, by people ({@link io.stamgast.account.Accounts}) or by a purchase of somebody unknown
 * ({@link io.stamgast.account.Enrolment}).
 *
 * <p>Knows nothing of members, purchases or points.
 */
package io.stamgast.account;
