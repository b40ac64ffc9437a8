/**
 * What Keycloak keeps for us: an organization per tenant, people with their roles, machine clients.
 *
 * <p>Keycloak takes no part in our transactions, so every call finds before it makes: repeated after a failure half
 * way, it completes, and nothing is doubled. One person belongs to one tenant, by the user attribute {@code tenant},
 * which becomes the claim of that name in tokens. Passwords and secrets are made here, returned once and kept nowhere.
 *
 * <p>Knows no feature. When Keycloak can't be reached, every call refuses with
 * {@code identity-provider-unavailable} (503).
 */
package io.stamgast.identity;
