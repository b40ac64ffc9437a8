package io.stamgast.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.ChangedRow;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Duplicates;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The accounts of the current tenant, as people look after them. */
@ApplicationScoped
public class Accounts {

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Hierarchy hierarchy;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such account */
    @Transactional
    public Account find(Reference reference) {
        var account = em.find(Account.class, id(reference));
        if (account == null) {
            throw DomainException.notFound("account", reference);
        }
        return account;
    }

    private UUID id(Reference reference) {
        try {
            return AccountIds.find(connection.get(), tenant.id(), reference)
                    .orElseThrow(() -> DomainException.notFound("account", reference));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Enters an account, with its empty balance.
     *
     * @param parent null for none
     * @param attributes null for none
     * @throws DomainException 404 {@code unknown-parent}; 409 {@code account-exists} when the external id is taken; 422
     *         {@code invalid-attributes} and as {@link Hierarchy#place}
     */
    @Transactional
    public Account create(String externalId, String name, Reference parent, Map<String, JsonNode> attributes) {
        requireFree(externalId);
        var account = new Account(Ids.next(), ProgramSettings.FIRST, externalId, name, clock.instant());
        describe(account, attributes);
        em.persist(account);
        flush(externalId);
        try {
            Enrolment.openBalances(connection.get(), tenant.id(), ProgramSettings.FIRST, List.of(account.id()));
            if (parent != null) {
                hierarchy.place(account, parentId(parent));
                em.flush();
            }
            Outbox.write(connection.get(), tenant.id(),
                    new AccountCreated(account.id(), externalId, name, account.createdAt()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        audit.record("created", "account", account.id(), null, AccountBody.of(account));
        return account;
    }

    /**
     * Changes an account's name, external id, parent or attributes.
     *
     * @param attributes null leaves them as they are
     * @throws DomainException 404; 412 {@code lost-update}; 404, 409 and 422 as {@link #create}
     */
    @Transactional
    public Account change(Reference reference, String ifMatch, String externalId, String name, Reference parent,
                          Map<String, JsonNode> attributes) {
        var account = find(reference);
        EntityTags.require(ifMatch, account.version(), "account", reference);
        var before = AccountBody.of(account);
        if (!externalId.equals(account.externalId())) {
            requireFree(externalId);
        }
        account.rename(externalId, name);
        describe(account, attributes);
        flush(externalId);
        var parentId = parent == null ? null : parentId(parent);
        if (!Objects.equals(parentId, account.parentId().orElse(null))) {
            hierarchy.place(account, parentId);
        }
        em.flush();
        tellOfChange(account, before);
        return account;
    }

    private static void describe(Account account, Map<String, JsonNode> attributes) {
        if (attributes != null) {
            account.describe(AccountAttributes.given(attributes));
        }
    }

    private void tellOfChange(Account account, AccountBody before) {
        var after = AccountBody.of(account);
        if (after.equals(before)) {
            return;
        }
        audit.record("changed", "account", account.id(), before, after);
        try {
            ChangedRow.mark(connection.get(), tenant.id(), "account", account.id(), clock.instant());
            Outbox.write(connection.get(), tenant.id(), new AccountChanged(account.id(), account.externalId(),
                    account.name(), account.parentId().orElse(null), clock.instant()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private UUID parentId(Reference parent) {
        try {
            return AccountIds.find(connection.get(), tenant.id(), parent).orElseThrow(() ->
                    DomainException.unknown("unknown-parent", "parent", "there is no account " + parent));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void requireFree(String externalId) {
        var taken = em.createQuery("select count(a) from Account a where a.externalId = :externalId", Long.class)
                .setParameter("externalId", externalId).getSingleResult() > 0;
        if (taken) {
            throw exists(externalId);
        }
    }

    /** Somebody else may enter the same external id at the same moment; the unique constraint decides. */
    private void flush(String externalId) {
        Duplicates.flush(em, () -> exists(externalId));
    }

    private static DomainException exists(String externalId) {
        return DomainException.conflict("account-exists", "There is an account with the external id " + externalId
                + " already.");
    }
}
