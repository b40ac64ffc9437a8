package io.stamgast.tenant;

import io.stamgast.kernel.Belief;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/**
 * The door of the first wall: the tenant that a verified token names becomes the tenant of the request, if it is
 * active. That it is may be believed for {@link Belief#LENGTH}; who suspends it waits as long ({@link #awaitClosed}),
 * so that a suspension holds, on every instance, from when it is answered.
 */
@ApplicationScoped
public class TenantEntry {

    private static final String SELECT = "select id, state from app.tenant where alias = ?";

    // outside any transaction: one round trip
    @Resource(lookup = "jdbc/app")
    DataSource database;
    @Inject
    CurrentTenant tenant;
    private final Belief<String, Integer> open;

    public TenantEntry() {
        this(new Belief<>());
    }

    TenantEntry(Belief<String, Integer> open) {
        this.open = open;
    }

    /**
     * Makes it the tenant of this request.
     *
     * @param alias the {@code tenant} claim of a verified token; null when it has none
     * @throws DomainException (403) {@code no-tenant} when there is none of that alias that is ready,
     *         {@code tenant-suspended}
     */
    public void enter(String alias) {
        enter(alias, tenantId -> null);
    }

    /**
     * Makes it the tenant of this request, once it is admitted.
     *
     * @param admission asked with the tenant's id before anything is set; refuses by throwing
     * @return what the admission answered
     */
    public <T> T enter(String alias, IntFunction<T> admission) {
        if (alias == null || alias.isEmpty()) {
            throw noTenant();
        }
        int id = open.of(alias, () -> read(alias));
        var admitted = admission.apply(id);
        tenant.set(id, alias);
        return admitted;
    }

    /** Returns once no instance lets a request in any more for a tenant that has just been suspended. */
    void awaitClosed() {
        open.awaitForgotten();
    }

    private int read(String alias) {
        try (var connection = database.getConnection(); var query = connection.prepareStatement(SELECT)) {
            query.setString(1, alias);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw noTenant();
                }
                requireActive(row.getString(2));
                return row.getInt(1);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static void requireActive(String state) {
        if (state.equals("SUSPENDED")) {
            throw DomainException.forbidden("tenant-suspended", "This tenant is suspended.");
        }
        if (!state.equals("ACTIVE")) {
            throw noTenant();
        }
    }

    private static DomainException noTenant() {
        return DomainException.forbidden("no-tenant", "This request belongs to no tenant that is open.");
    }
}
