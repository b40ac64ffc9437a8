package io.stamgast.tenant;

import io.stamgast.kernel.Belief;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The door of the first wall: the tenant that a verified token names becomes the tenant of the request, if it is
 * active. That it is may be believed for {@link Belief#LENGTH}; who suspends it waits as long
 * ({@link #awaitForgotten}), so that a suspension holds, on every instance, from when it is answered.
 */
@ApplicationScoped
public class TenantEntry {

    private static final String SELECT = "select id, state, rate_per_second from app.tenant where alias = ?";

    // outside any transaction: one round trip
    @Resource(lookup = "jdbc/app")
    DataSource database;
    @Inject
    CurrentTenant tenant;
    private final Belief<String, OpenTenant> open;

    /** @param ratePerSecond how many requests it may make; null for as many as the platform says */
    public record OpenTenant(int id, Integer ratePerSecond) {
    }

    public TenantEntry() {
        this(new Belief<>());
    }

    TenantEntry(Belief<String, OpenTenant> open) {
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
        enter(alias, tenant -> null);
    }

    /**
     * Makes it the tenant of this request, once it is admitted.
     *
     * @param admission asked before anything is set; refuses by throwing
     * @return what the admission answered
     */
    public <T> T enter(String alias, Function<OpenTenant, T> admission) {
        if (alias == null || alias.isEmpty()) {
            throw noTenant();
        }
        var entered = open.of(alias, () -> read(alias));
        var admitted = admission.apply(entered);
        tenant.set(entered.id(), alias);
        return admitted;
    }

    /** Returns once no instance lets a request in by what was true of a tenant before a change that is committed. */
    void awaitForgotten() {
        open.awaitForgotten();
    }

    private OpenTenant read(String alias) {
        try (var connection = database.getConnection(); var query = connection.prepareStatement(SELECT)) {
            query.setString(1, alias);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw noTenant();
                }
                requireActive(row.getString(2));
                return new OpenTenant(row.getInt(1), row.getObject(3, Integer.class));
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
