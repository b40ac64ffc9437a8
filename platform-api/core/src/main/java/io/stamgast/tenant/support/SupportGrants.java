package io.stamgast.tenant.support;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.tenant.OncePerKey;
import io.stamgast.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Gives, shows and ends grants. */
@ApplicationScoped
class SupportGrants {

    static final String TYPE = "support-grant";

    private static final String ROUTE = "POST /tenants/{alias}/support-grants";

    @Inject
    TenantWork work;
    @Inject
    Tenants tenants;
    @Inject
    OncePerKey once;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Lets the operator who asks act for the tenant.
     *
     * @param key the request's Idempotency-Key, or null
     * @param location of a grant by its id
     * @throws DomainException 404 for an unknown tenant; 409 {@code idempotency-key-reused}; 422 {@code unknown-role}
     */
    OncePerKey.Outcome give(String alias, SupportGrantRequest wanted, String key, Function<UUID, String> location) {
        var roles = wanted.knownRoles();
        var now = clock.instant();
        var grant = new SupportGrant(Ids.next(), user.name(), wanted.reason(), roles, now,
                now.plus(Duration.ofMinutes(wanted.minutes())), null, null);
        int id = tenants.id(alias);
        return work.call(id, connection -> once.run(new OncePerKey.Command(connection, id, ROUTE, key, wanted), () -> {
            var view = give(connection, id, grant);
            return OncePerKey.created(location.apply(view.id()), view);
        }));
    }

    private SupportGrantView give(Connection connection, int tenantId, SupportGrant grant) throws SQLException {
        new SupportGrantRows(connection, tenantId).insert(grant, user.subject());
        var view = SupportGrantView.of(grant, grant.grantedAt());
        audit.record(connection, tenantId, "granted", TYPE, grant.id(), null, view);
        return view;
    }

    /** @throws DomainException ({@code not-found}, 404) */
    SupportGrantView find(String alias, UUID id) {
        int tenantId = tenants.id(alias);
        return work.call(tenantId, connection -> find(connection, tenantId, id));
    }

    private SupportGrantView find(Connection connection, int tenantId, UUID id) throws SQLException {
        return new SupportGrantRows(connection, tenantId).find(id)
                .map(grant -> SupportGrantView.of(grant, clock.instant()))
                .orElseThrow(() -> DomainException.notFound("support grant", id));
    }

    /**
     * The latest first.
     *
     * @param before the id after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}, 404) for an unknown tenant
     */
    List<SupportGrantView> list(String alias, UUID before, int limit) {
        return list(tenants.id(alias), before, limit);
    }

    /** The grants given for the tenant of this request. */
    List<SupportGrantView> own(UUID before, int limit) {
        return list(tenant.id(), before, limit);
    }

    private List<SupportGrantView> list(int tenantId, UUID before, int limit) {
        var grants = work.call(tenantId, connection -> new SupportGrantRows(connection, tenantId).list(before, limit));
        var now = clock.instant();
        return grants.stream().map(grant -> SupportGrantView.of(grant, now)).toList();
    }

    /** Ends it before its time; what has ended stays as it is. @throws DomainException ({@code not-found}, 404) */
    SupportGrantView revoke(String alias, UUID id) {
        int tenantId = tenants.id(alias);
        return work.call(tenantId, connection -> {
            var before = find(connection, tenantId, id);
            if (!new SupportGrantRows(connection, tenantId).revoke(id, user.name(), clock.instant())) {
                return before;
            }
            var after = find(connection, tenantId, id);
            audit.record(connection, tenantId, "revoked", TYPE, id, before, after);
            return after;
        });
    }
}
