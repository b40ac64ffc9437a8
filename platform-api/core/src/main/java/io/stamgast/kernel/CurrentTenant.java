package io.stamgast.kernel;

import jakarta.enterprise.context.RequestScoped;

/**
 * The tenant this request or job acts for. Set once, by the war's filter from the token or by a job for each tenant
 * in turn; nothing else may set it, and without it every tenant-owned read and write is refused.
 */
@RequestScoped
public class CurrentTenant {

    private Integer id;
    private String alias;

    /** @throws IllegalStateException when a tenant is set already */
    public void set(int tenantId, String tenantAlias) {
        if (id != null) {
            throw new IllegalStateException("the tenant of this request is set already");
        }
        id = tenantId;
        alias = tenantAlias;
    }

    public boolean isSet() {
        return id != null;
    }

    /** @throws DomainException ({@code no-tenant}, 403) when no tenant is set: fails closed */
    public int id() {
        if (id == null) {
            throw DomainException.forbidden("no-tenant", "This login belongs to no tenant.");
        }
        return id;
    }

    public String alias() {
        id();
        return alias;
    }
}
