package io.stamgast.job;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Supplier;

/** What a request is to a resource, for work that no request began: a context of its own with a tenant and an actor. */
@ApplicationScoped
class TenantScope {

    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;

    @ActivateRequestContext
    <T> T call(int tenantId, String alias, String actor, Supplier<T> work) {
        tenant.set(tenantId, alias);
        user.set("system", actor, "job", null, Set.of());
        return work.get();
    }
}
