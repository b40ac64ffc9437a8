package io.stamgast.tenant.support;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.tenant.TenantEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets an operator's request act for a tenant while a grant holds; the grant is read anew by each request. */
@ApplicationScoped
public class SupportEntry {

    /** The header that names, by its alias, the tenant an operator wants to act for. */
    public static final String HEADER = "Stamgast-Tenant";

    private static final Logger LOG = Logger.getLogger(SupportEntry.class.getName());

    /** What the audit log keeps of a request. */
    record Call(String method, String path) {
    }

    @Inject
    TenantEntry entry;
    @Inject
    TenantWork work;
    @Inject
    CurrentUser user;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Makes it the tenant of this request, and records the request in that tenant's audit log before it is served.
     *
     * @param ownTenant the {@code tenant} claim of the token: who belongs to a tenant is no operator
     * @param path as it was sent, still encoded
     * @return the roles that the request has instead of its own
     * @throws DomainException (403) {@code no-support-grant} for who is no operator and without a valid grant;
     *         {@code no-tenant}, {@code tenant-suspended}
     */
    public Set<String> enter(String alias, String ownTenant, String method, String path) {
        if (ownTenant != null || !user.hasRole(Roles.PLATFORM_OPERATOR)) {
            throw noGrant();
        }
        return entry.enter(alias, tenant -> admit(tenant.id(), new Call(method, path)).roles());
    }

    private SupportGrant admit(int tenantId, Call call) {
        return work.call(tenantId, connection -> {
            var grant = new SupportGrantRows(connection, tenantId).valid(user.subject(), clock.instant())
                    .orElseThrow(SupportEntry::noGrant);
            audit.record(connection, tenantId, "called", SupportGrants.TYPE, grant.id(), null, call);
            LOG.log(Level.INFO, "Support: {0} for tenant {1}: {2} {3}",
                    new Object[] {user.name(), Integer.toString(tenantId), call.method(), call.path()});
            return grant;
        });
    }

    private static DomainException noGrant() {
        return DomainException.forbidden("no-support-grant",
                "Only a platform operator acts for a tenant, and only while a support grant holds.");
    }
}
