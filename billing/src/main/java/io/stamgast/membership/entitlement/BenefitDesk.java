package io.stamgast.membership.entitlement;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** Shows what the current tenant's accounts have by their memberships. */
@ApplicationScoped
public class BenefitDesk {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Entitlements entitlements;
    @Inject
    Clock clock;

    /**
     * @param at null for now
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    @Transactional
    public AccountBenefits of(Reference account, Instant at) {
        try {
            var id = AccountIds.find(connection.get(), tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            var instant = at == null ? clock.instant() : at;
            return AccountBenefits.of(id, instant, entitlements.of(connection.get(), tenant.id(), id, instant));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
