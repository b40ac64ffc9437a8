package io.stamgast.dunning.desk;

import io.stamgast.account.AccountIds;
import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The dunning cases of the current tenant, as people look after them. */
@ApplicationScoped
public class DunningDesk {

    private static final String TYPE = "dunning-case";

    /** What somebody does to a case. */
    @FunctionalInterface
    private interface Change {
        DunningCase of(Connection connection, int tenantId) throws SQLException;
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    DunningCases cases;
    @Inject
    Audit audit;

    /**
     * Cases, the latest first, without what was done.
     *
     * @param account null for every account, like {@code state} for every state
     * @param before the id after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    @Transactional
    public List<CaseView> list(Reference account, DunningCase.State state, UUID before, int limit) {
        try {
            var whose = account == null ? null : AccountIds.find(connection.get(), tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            return cases.list(connection.get(), tenant.id(), whose, state, before, limit).stream()
                    .map(CaseView::of).toList();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such case */
    @Transactional
    public CaseView find(UUID id) {
        try {
            return view(cases.find(connection.get(), tenant.id(), id));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException 404; 409 {@code wrong-state} when it is paused already, or has ended */
    @Transactional
    public CaseView pause(UUID id) {
        return change("paused", id, (unitOfWork, owner) -> cases.pause(unitOfWork, owner, id));
    }

    /** @throws DomainException 404; 409 {@code wrong-state} when it isn't paused */
    @Transactional
    public CaseView resume(UUID id) {
        return change("resumed", id, (unitOfWork, owner) -> cases.resume(unitOfWork, owner, id));
    }

    /** @throws DomainException as {@link DunningCases#promise} */
    @Transactional
    public CaseView promise(UUID id, LocalDate until) {
        return change("promised", id, (unitOfWork, owner) -> cases.promise(unitOfWork, owner, id, until));
    }

    private CaseView change(String action, UUID id, Change change) {
        try {
            var before = CaseView.of(cases.find(connection.get(), tenant.id(), id));
            var after = change.of(connection.get(), tenant.id());
            audit.record(action, TYPE, id, before, CaseView.of(after));
            return view(after);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private CaseView view(DunningCase of) throws SQLException {
        return CaseView.of(of, cases.upcoming(connection.get(), tenant.id(), of),
                cases.history(connection.get(), tenant.id(), of.id()));
    }
}
