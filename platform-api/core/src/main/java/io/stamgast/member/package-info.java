/**
 * The people who act for an account: owners, buyers, approvers, viewers.
 *
 * <p>Points belong to the account; a member who leaves takes nothing along, and the ledger keeps who acted. A member
 * is a user of Keycloak with the role {@code buyer}: row and user are made in one go, the user found or made first,
 * so that a repeat after a failure completes what is half made. Uses {@code account} and {@code identity}.
 */
package io.stamgast.member;
