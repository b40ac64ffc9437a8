/**
 * The platform's tenants: made by a platform operator, suspended and reactivated, and entered by each request.
 *
 * <p>The table {@code tenant} belongs to the platform and stands outside the wall; it holds nothing of a tenant's
 * customers. A tenant is made resumably: its row first ({@code PROVISIONING}), then what the identity provider keeps
 * (find or create, each piece), then its program and first program-admin with the row's change to {@code ACTIVE}.
 */
package io.stamgast.tenant;
