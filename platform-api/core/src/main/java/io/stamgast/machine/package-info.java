/**
 * A tenant's machine clients: which there are, what each may do, and when it was used last.
 *
 * <p>Keycloak knows their secrets and gives them tokens; what a token may do stands here, as scopes, and is looked up
 * with each request, so that a change or a revocation holds for tokens already given (ADR 42). A row is written in one
 * transaction with what Keycloak does, Keycloak last; a revocation is committed first, so that it holds even while
 * Keycloak can't be reached. A client left in Keycloak by a creation that broke off has no row and is let in nowhere.
 *
 * <p>Uses {@code identity}; knows nothing of what the calls do that scopes allow.
 */
package io.stamgast.machine;
