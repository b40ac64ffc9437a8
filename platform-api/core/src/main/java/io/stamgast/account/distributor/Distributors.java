package io.stamgast.account.distributor;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Duplicates;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The distributors of the current tenant. */
@ApplicationScoped
public class Distributors {

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such distributor */
    @Transactional
    public Distributor find(Reference reference) {
        try {
            return AccountIds.findDistributor(connection.get(), tenant.id(), reference)
                    .map(id -> em.find(Distributor.class, id))
                    .orElseThrow(() -> DomainException.notFound("distributor", reference));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @param after the external id of the last one shown; null for the first page */
    @Transactional
    public List<Distributor> list(String after, int limit) {
        return em.createQuery("""
                        select d from Distributor d where d.externalId > :after order by d.externalId""",
                        Distributor.class)
                .setParameter("after", after == null ? "" : after).setMaxResults(limit).getResultList();
    }

    /** @throws DomainException ({@code distributor-exists}, 409) when the external id is taken */
    @Transactional
    public Distributor create(String externalId, String name) {
        requireFree(externalId);
        var distributor = new Distributor(Ids.next(), externalId, name, clock.instant());
        em.persist(distributor);
        Duplicates.flush(em, () -> exists(externalId));
        audit.record("created", "distributor", distributor.id(), null, DistributorBody.of(distributor));
        tell("created", distributor);
        return distributor;
    }

    /** @throws DomainException 404; 412 {@code lost-update}; 409 {@code distributor-exists} */
    @Transactional
    public Distributor change(Reference reference, String ifMatch, String externalId, String name) {
        var distributor = find(reference);
        EntityTags.require(ifMatch, distributor.version(), "distributor", reference);
        var before = DistributorBody.of(distributor);
        if (!externalId.equals(distributor.externalId())) {
            requireFree(externalId);
        }
        distributor.rename(externalId, name);
        Duplicates.flush(em, () -> exists(externalId));
        audit.record("changed", "distributor", distributor.id(), before, DistributorBody.of(distributor));
        tell("changed", distributor);
        return distributor;
    }

    private void tell(String what, Distributor distributor) {
        try {
            Outbox.write(connection.get(), tenant.id(), DistributorEvent.of(what, distributor, clock.instant()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void requireFree(String externalId) {
        var taken = em.createQuery("select count(d) from Distributor d where d.externalId = :externalId", Long.class)
                .setParameter("externalId", externalId).getSingleResult() > 0;
        if (taken) {
            throw exists(externalId);
        }
    }

    private static DomainException exists(String externalId) {
        return DomainException.conflict("distributor-exists",
                "There is a distributor with the external id " + externalId + " already.");
    }
}
