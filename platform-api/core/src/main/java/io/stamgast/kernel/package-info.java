/**
 * What every feature stands on: the current tenant and user, units of work behind the tenant wall, ids, refusals,
 * the outbox and the audit log. Knows no feature.
 *
 * <p>There are two kinds of unit of work. What people edit runs in a {@code @Transactional} method (JPA, and plain
 * JDBC through {@link io.stamgast.kernel.TenantConnection}); what machines post in volume runs in
 * {@link io.stamgast.kernel.TenantWork} (plain JDBC alone). Both set the tenant before anything else.
 */
package io.stamgast.kernel;
