package io.stamgast.testing;

import io.stamgast.kernel.TenantWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;

/** The product's persistence unit outside a container, on the tests' database as the application's role. */
public final class Jpa {

    private static final EntityManagerFactory FACTORY = Persistence.createEntityManagerFactory("stamgast", Map.of(
            "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
            "jakarta.persistence.jtaDataSource", "",
            "jakarta.persistence.nonJtaDataSource", Database.app()));

    private Jpa() {
    }

    /** Runs the work in a transaction with the tenant set, as the product's interceptor does. */
    public static <T> T call(int tenant, Function<EntityManager, T> work) {
        return inTransaction(em -> {
            em.setProperty("eclipselink.tenant-id", tenant);
            useTenant(em, tenant);
            return work.apply(em);
        });
    }

    /** Runs the work in a transaction in which nobody set a tenant. */
    public static <T> T inTransaction(Function<EntityManager, T> work) {
        var em = FACTORY.createEntityManager();
        try {
            em.getTransaction().begin();
            var result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
    }

    private static void useTenant(EntityManager em, int tenant) {
        try {
            TenantWork.useTenant(em.unwrap(Connection.class), tenant);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
