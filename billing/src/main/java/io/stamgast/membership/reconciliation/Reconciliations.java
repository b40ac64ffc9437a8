package io.stamgast.membership.reconciliation;

import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.connect.ConnectedAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Comparisons with Stripe that somebody of the current tenant asks for, and what all of them found. */
@ApplicationScoped
public class Reconciliations {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    StripeAccess access;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;

    /**
     * Begins one.
     *
     * @return the job's id
     * @throws DomainException 422 {@code payments-off}, {@code stripe-not-connected}
     */
    @Transactional
    public UUID start() {
        access.client(tenant.id());
        try {
            ConnectedAccount.requireReachable(connection.get(), tenant.id());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        var job = jobs.create(Reconciliation.NAME, new Reconciliation.Parameters());
        audit.record("started", Reconciliation.NAME, job, null, null);
        return job;
    }

    /**
     * What was found, the latest first.
     *
     * @param job null for what each found
     * @param healed null for what was healed and what was not
     * @param before the id after which the page begins; null for the first page
     */
    @Transactional
    public List<Finding> findings(UUID job, Boolean healed, UUID before, int limit) {
        try {
            return new ReconciliationTable(connection.get(), tenant.id()).list(job, healed, before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
