package io.stamgast.testing;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantConnection;
import java.sql.Connection;

/** The connection of a test's own unit of work, where the product would have that of its transaction. */
public final class Entered extends TenantConnection {

    private final Connection connection;

    public Entered(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection get() {
        return connection;
    }

    /** The tenant of a test. */
    public static CurrentTenant tenant(int id) {
        var tenant = new CurrentTenant();
        tenant.set(id, "t" + id);
        return tenant;
    }
}
