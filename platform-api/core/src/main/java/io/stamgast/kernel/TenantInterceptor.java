package io.stamgast.kernel;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/**
 * Just inside every {@code @Transactional} method (its own interceptor stands at PLATFORM_BEFORE + 200): sets the
 * tenant on the entity manager and on the database transaction, which it begins early so that reads use it too.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 250)
public class TenantInterceptor {

    @Inject
    CurrentTenant tenant;
    @Inject
    TenantConnection connection;

    @AroundInvoke
    Object enterTenant(InvocationContext call) throws Exception {
        if (tenant.isSet()) {
            connection.get();
        }
        return call.proceed();
    }
}
