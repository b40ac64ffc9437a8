package io.stamgast.referral;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The referrals of the current tenant's accounts. */
@ApplicationScoped
public class Referrals {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /**
     * Notes that an account was brought by another. The same again changes nothing.
     *
     * @throws DomainException as {@link Referring#refer}
     */
    @Transactional
    public Referring.Outcome refer(String code, Reference account, String taxId) {
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as it is kept
            return new Referring(connection.get(), tenant.id(), user.name(), now).refer(code, account, taxId);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such referral */
    @Transactional
    public Referral find(UUID id) {
        try {
            return new ReferralTable(connection.get(), tenant.id()).find(id);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Referrals, the latest first.
     *
     * @param account on either side; null for every account, like {@code state} for every state
     * @param before the id after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    @Transactional
    public List<Referral> list(Reference account, Referral.State state, UUID before, int limit) {
        try {
            var either = account == null ? null : AccountIds.find(connection.get(), tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            return new ReferralTable(connection.get(), tenant.id()).list(either, state, before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
