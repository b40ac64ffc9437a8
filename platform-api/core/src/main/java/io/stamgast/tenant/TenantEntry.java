package io.stamgast.tenant;

import io.stamgast.kernel.Belief;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.tenant.mode.Mode;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The door of the first wall: the tenant that a verified token names becomes the tenant of the request, if it is
 * active. That it is, or is suspended, may be believed for {@link Belief#LENGTH}; who suspends or reactivates it waits
 * as long ({@link #awaitForgotten}), so that it holds, on every instance, from when it is answered.
 */
@ApplicationScoped
public class TenantEntry {

    private static final String SELECT = """
            select t.id, t.state, coalesce(live.rate_per_second, t.rate_per_second), live.state from app.tenant t
            left join app.tenant live on live.id = t.live_id where t.alias = ?""";

    // outside any transaction: one round trip
    @Resource(lookup = "jdbc/app")
    DataSource database;
    @Inject
    CurrentTenant tenant;
    /** Nothing for one that is suspended. */
    private final Belief<String, Optional<OpenTenant>> open;

    /** @param ratePerSecond how many requests it may make; null for as many as the platform says */
    public record OpenTenant(int id, Integer ratePerSecond) {
    }

    public TenantEntry() {
        this(new Belief<>());
    }

    TenantEntry(Belief<String, Optional<OpenTenant>> open) {
        this.open = open;
    }

    /**
     * Makes it the tenant of this request, in the mode that the visitor wants.
     *
     * @throws DomainException as {@link Mode.Visitor#alias}; 403 {@code no-tenant} when there is none of that alias
     *         that is ready, {@code tenant-suspended}, {@code test-mode-not-open}; 503 {@code test-mode-wiping}
     */
    public void enter(Mode.Visitor visitor) {
        enter(visitor.alias(), tenant -> null);
    }

    /**
     * The same by its alias, once it is admitted.
     *
     * @param alias of the tenant, {@link Mode.Visitor#alias} for who may choose a mode
     * @param admission asked before anything is set; refuses by throwing
     * @return what the admission answered
     */
    public <T> T enter(String alias, Function<OpenTenant, T> admission) {
        if (alias == null || alias.isEmpty()) {
            throw noTenant();
        }
        var entered = open.of(alias, () -> read(alias)).orElseThrow(() -> DomainException.forbidden("tenant-suspended",
                "This tenant is suspended."));
        var admitted = admission.apply(entered);
        tenant.set(entered.id(), alias);
        return admitted;
    }

    /** Returns once no instance lets a request in by what was true of a tenant before a change that is committed. */
    public void awaitForgotten() {
        open.awaitForgotten();
    }

    private Optional<OpenTenant> read(String alias) {
        try (var connection = database.getConnection(); var query = connection.prepareStatement(SELECT)) {
            query.setString(1, alias);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw Mode.of(alias) == Mode.TEST ? notOpen() : noTenant();
                }
                var live = row.getString(4);
                var state = live == null ? row.getString(2) : live;
                if (state.equals("SUSPENDED")) {
                    return Optional.empty();
                }
                if (!state.equals("ACTIVE")) {
                    throw noTenant();
                }
                if (live != null && !row.getString(2).equals("ACTIVE")) {
                    throw DomainException.unavailable("test-mode-wiping",
                            "This test mode is being wiped; repeat the request soon.");
                }
                return Optional.of(new OpenTenant(row.getInt(1), row.getObject(3, Integer.class)));
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static DomainException notOpen() {
        return DomainException.forbidden("test-mode-not-open",
                "This tenant has no test mode; a program-admin opens it.");
    }

    private static DomainException noTenant() {
        return DomainException.forbidden("no-tenant", "This request belongs to no tenant that is open.");
    }
}
