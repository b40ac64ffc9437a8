/**
 * How a platform operator acts for a tenant: through a grant with a reason, roles and an end, never otherwise.
 *
 * <p>The operator gives it to himself; it holds for that operator and tenant alone, at most eight hours, and can be
 * revoked by any operator. The tenant sees every grant, and the audit log names every request made under one. While
 * a request acts for a tenant, it has the grant's roles and none of the operator's own.
 */
package io.stamgast.tenant.support;
