package io.stamgast.tenant;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tenants of the platform, as its operator looks after them. */
@ApplicationScoped
public class Tenants {

    @Inject
    TenantWork work;
    @Inject
    TenantRows rows;
    @Inject
    Audit audit;
    @Inject
    TenantEntry entry;

    /** @throws DomainException ({@code not-found}, 404) */
    Tenant find(String alias) {
        return work.raw(connection -> rows.find(connection, alias)).orElseThrow(() -> notFound(alias));
    }

    /**
     * The number that every row of its data carries.
     *
     * @throws DomainException ({@code not-found}, 404)
     */
    public int id(String alias) {
        return find(alias).id();
    }

    /**
     * What people call it; a test mode as its tenant.
     *
     * @throws DomainException ({@code not-found}, 404)
     */
    public String name(String alias) {
        return work.raw(connection -> rows.name(connection, alias)).orElseThrow(() -> notFound(alias));
    }

    private static DomainException notFound(String alias) {
        return DomainException.notFound("tenant", alias);
    }

    /** @param after the alias of the last one shown; null for the first page */
    List<Tenant> list(String after, int limit) {
        return work.raw(connection -> rows.list(connection, after == null ? "" : after, limit));
    }

    /**
     * Once this returns, its tokens are refused.
     *
     * @throws DomainException 404; 409 {@code tenant-not-ready}
     */
    Tenant suspend(String alias) {
        return move(alias, Tenant.State.SUSPENDED, "suspended");
    }

    /** @throws DomainException 404; 409 {@code tenant-not-ready} */
    Tenant reactivate(String alias) {
        return move(alias, Tenant.State.ACTIVE, "reactivated");
    }

    /**
     * Limits its requests; once this returns, it holds.
     *
     * @param perSecond null for as many as the platform says
     * @throws DomainException ({@code not-found}, 404)
     */
    Tenant limit(String alias, Integer perSecond) {
        var id = id(alias);
        work.call(id, connection -> {
            var tenant = rows.lock(connection, id);
            if (!Objects.equals(tenant.ratePerSecond(), perSecond)) {
                rows.setRate(connection, id, perSecond);
                audit.record(connection, id, "limited", "tenant", alias, new RateLimit(tenant.ratePerSecond()),
                        new RateLimit(perSecond));
            }
            return null;
        });
        entry.awaitForgotten();
        return find(alias);
    }

    /** Once this returns, it holds on every instance. */
    private Tenant move(String alias, Tenant.State state, String action) {
        var id = id(alias);
        work.call(id, connection -> {
            var tenant = rows.lock(connection, id);
            if (tenant.state() == Tenant.State.PROVISIONING) {
                throw DomainException.conflict("tenant-not-ready", "The tenant " + alias + " is half made; repeat "
                        + "the request that makes it.");
            }
            if (tenant.state() != state) {
                rows.setState(connection, id, state);
                audit.record(connection, id, action, "tenant", alias, Map.of("state", tenant.state()),
                        Map.of("state", state));
            }
            return null;
        });
        entry.awaitForgotten();
        return find(alias);
    }
}
