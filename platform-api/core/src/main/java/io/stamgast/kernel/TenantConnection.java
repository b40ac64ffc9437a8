package io.stamgast.kernel;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database connection of the running {@code @Transactional} method, with the tenant set: JPA and plain JDBC share
 * it, so that one commit covers both.
 */
@ApplicationScoped
public class TenantConnection {

    private static final String TENANT_OF_TRANSACTION = "stamgast.tenant";

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;
    @Inject
    CurrentTenant tenant;

    /**
     * The connection behind the wall; close nothing on it but statements.
     *
     * @throws DomainException ({@code no-tenant}) when no tenant is set
     */
    public Connection get() {
        var id = tenant.id();
        var connection = em.unwrap(Connection.class);
        if (!Integer.valueOf(id).equals(transaction.getResource(TENANT_OF_TRANSACTION))) {
            enter(connection, id);
        }
        return connection;
    }

    private void enter(Connection connection, int id) {
        em.setProperty("eclipselink.tenant-id", id);
        try {
            TenantWork.useTenant(connection, id);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        transaction.putResource(TENANT_OF_TRANSACTION, id);
    }
}
