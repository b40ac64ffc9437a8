package io.stamgast.referral.code;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
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
import java.util.UUID;

/** The referral codes of the current tenant's accounts, as people look after them. */
@ApplicationScoped
public class ReferralCodes {

    private static final String TYPE = "referral-code";
    private static final String IS_MEMBER = """
            select from app.member where tenant_id = ? and id = ? and account_id = ? and state <> 'REMOVED'""";

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

    /**
     * Makes a code.
     *
     * @param member whose it is to be; null for the account's own
     * @throws DomainException 404 {@code not-found} for the account, {@code unknown-member}
     */
    @Transactional
    public ReferralCode create(Reference account, UUID member) {
        var owner = id(account);
        requireMember(owner, member);
        var code = new ReferralCode(Ids.next(), ProgramSettings.FIRST, owner, member, free(), clock.instant());
        em.persist(code);
        em.flush();
        audit.record("created", TYPE, code.id(), null, ReferralCodeBody.of(code));
        return code;
    }

    /** @throws DomainException ({@code not-found}, 404) when the account has no such code */
    @Transactional
    public ReferralCode find(Reference account, UUID id) {
        var owner = id(account);
        var code = em.find(ReferralCode.class, id);
        if (code == null || !code.accountId().equals(owner)) {
            throw DomainException.notFound("referral code", id);
        }
        return code;
    }

    /**
     * An account's codes, in the order they were made.
     *
     * @param after the id after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    @Transactional
    public List<ReferralCode> list(Reference account, UUID after, int limit) {
        return em.createQuery("select c from ReferralCode c where c.accountId = :account and c.id > :after"
                + " order by c.id", ReferralCode.class).setParameter("account", id(account))
                .setParameter("after", after == null ? Ids.NIL : after).setMaxResults(limit).getResultList();
    }

    /**
     * Switches a code off or on.
     *
     * @throws DomainException 404; 412 {@code lost-update}
     */
    @Transactional
    public ReferralCode turn(Reference account, UUID id, String ifMatch, boolean on) {
        var code = find(account, id);
        EntityTags.require(ifMatch, code.version(), TYPE, id);
        var before = ReferralCodeBody.of(code);
        code.turn(on);
        em.flush();
        var after = ReferralCodeBody.of(code);
        if (!after.equals(before)) {
            audit.record("changed", TYPE, id, before, after);
        }
        return code;
    }

    private String free() {
        var code = CodeText.any();
        while (em.createQuery("select count(c) from ReferralCode c where c.code = :code", Long.class)
                .setParameter("code", code).getSingleResult() > 0) {
            code = CodeText.any();
        }
        return code;
    }

    private UUID id(Reference account) {
        try {
            return AccountIds.find(connection.get(), tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void requireMember(UUID account, UUID member) {
        if (member == null) {
            return;
        }
        try (var query = connection.get().prepareStatement(IS_MEMBER)) {
            query.setInt(1, tenant.id());
            query.setObject(2, member);
            query.setObject(3, account);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw DomainException.unknown("unknown-member", "member",
                            "there is no member " + member + " of the account");
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
