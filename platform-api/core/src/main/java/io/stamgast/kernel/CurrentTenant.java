package io.stamgast.kernel;

import jakarta.enterprise.context.RequestScoped;

/**
 * The tenant this request or job acts for. Set once, by the war's filter from the token or by a job for each tenant
 * in turn; nothing else may set it, and without it every tenant-owned read and write is refused.
 */
@RequestScoped
public class CurrentTenant {

    /** What the alias of a test mode has behind that of its live tenant. */
    public static final String TEST = ".test";

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

    /** The alias of the tenant itself, whichever of its modes this is. */
    public static String liveAlias(String tenantAlias) {
        return tenantAlias.endsWith(TEST) ? tenantAlias.substring(0, tenantAlias.length() - TEST.length())
                : tenantAlias;
    }

    public static boolean isTest(int tenantId) {
        return tenantId < 0;
    }

    /** Whether this is a tenant's test mode. */
    public boolean isTest() {
        return isTest(id());
    }

    /** @throws DomainException ({@code only-in-live}, 409) in a test mode */
    public void requireLive() {
        if (isTest()) {
            throw DomainException.conflict("only-in-live", "This is done in live mode alone, and holds for both.");
        }
    }
}
