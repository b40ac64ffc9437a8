package io.stamgast.account;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.testing.Jpa;
import java.sql.Connection;
import java.time.Clock;
import java.util.function.Function;

/** The use cases of this feature without a container: each call is a transaction of one tenant. */
final class Office {

    private final int tenant;

    Office(int tenant) {
        this.tenant = tenant;
    }

    <T> T call(Function<Accounts, T> work) {
        return Jpa.call(tenant, em -> {
            var accounts = new Accounts();
            accounts.em = em;
            accounts.connection = new TenantConnection() {
                @Override
                public Connection get() {
                    return em.unwrap(Connection.class);
                }
            };
            accounts.tenant = new CurrentTenant();
            accounts.tenant.set(tenant, "test");
            accounts.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object objectId, Object before, Object after) {
                    // not asked for here
                }
            };
            accounts.clock = Clock.systemUTC();
            accounts.hierarchy = hierarchy(accounts);
            return work.apply(accounts);
        });
    }

    private static Hierarchy hierarchy(Accounts accounts) {
        var hierarchy = new Hierarchy();
        hierarchy.connection = accounts.connection;
        hierarchy.clock = accounts.clock;
        hierarchy.tenant = accounts.tenant;
        return hierarchy;
    }
}
