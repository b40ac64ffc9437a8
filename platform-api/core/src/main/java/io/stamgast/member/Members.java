package io.stamgast.member;

import io.stamgast.account.Accounts;
import io.stamgast.identity.FirstLogin;
import io.stamgast.identity.Organizations;
import io.stamgast.identity.People;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.ChangedRow;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Duplicates;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.kernel.lock.Turn;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The members of the current tenant's accounts. What changes them asks Keycloak before it writes. */
@ApplicationScoped
public class Members {

    private static final String LOGINS =
            "select m.user_id from app.member m where m.tenant_id = ? and m.user_id is not null";

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Accounts accounts;
    @Inject
    Organizations organizations;
    @Inject
    People people;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /** The users that the members of a tenant have or had, asked in a unit of work of it. */
    public static List<String> logins(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(LOGINS)) {
            query.setInt(1, tenantId);
            var logins = new ArrayList<String>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    logins.add(row.getString(1));
                }
            }
            return logins;
        }
    }

    /** The member that the person of this request is; nothing for everybody else. The first visit makes it active. */
    @Transactional
    public Optional<Member> current() {
        var found = em.createQuery("select m from Member m where m.userId = :user and m.state <> :removed",
                        Member.class)
                .setParameter("user", user.subject()).setParameter("removed", Member.State.REMOVED).getResultList();
        found.stream().filter(Member::visit).forEach(this::mark);
        return found.stream().findFirst();
    }

    /**
     * Invites a person to act for the account; also one who is a member of it, but came from another installation and
     * has no login in this one.
     *
     * @param email in lower case
     * @param language null when it isn't known
     * @throws DomainException 404; 409 {@code member-exists}, {@code email-taken} (by somebody outside this tenant);
     *         422 {@code identity-refused}; 503 {@code identity-provider-unavailable}, a repeat completes
     */
    @Transactional
    public MemberBody invite(Reference account, String email, String name, MemberRole role, String language) {
        var accountId = accounts.find(account).id();
        takeTurn(accountId);
        var known = withEmail(email);
        if (known.isPresent() && (known.get().userId().isPresent() || !known.get().accountId().equals(accountId))) {
            throw exists(email);
        }
        var login = people.invite(home(), email, name, People.MEMBERS, People.MEMBERS);
        var member = known.orElseGet(() -> new Member(Ids.next(), accountId, email, clock.instant()));
        member.invite(login.userId());
        member.change(name, role, language);
        em.persist(member);
        Duplicates.flush(em, () -> exists(email));
        known.ifPresent(this::mark);
        audit.record("invited", "member", member.id(), null, MemberBody.of(member));
        tell(MemberEvent.invited(member, member.createdAt()));
        return MemberBody.of(member, FirstLogin.of(login));
    }

    /** @param after the address of the last one shown; null for the first page */
    @Transactional
    public List<Member> list(Reference account, String after, int limit) {
        return em.createQuery("""
                        select m from Member m where m.accountId = :account and m.state <> :removed
                            and m.email > :after order by m.email""", Member.class)
                .setParameter("account", accounts.find(account).id())
                .setParameter("removed", Member.State.REMOVED)
                .setParameter("after", after == null ? "" : after).setMaxResults(limit).getResultList();
    }

    /** @throws DomainException ({@code not-found}, 404), also for a member of another account */
    @Transactional
    public Member find(Reference account, UUID id) {
        return require(accounts.find(account).id(), id);
    }

    private Member require(UUID accountId, UUID id) {
        var member = em.find(Member.class, id);
        if (member == null || member.state() == Member.State.REMOVED || !member.accountId().equals(accountId)) {
            throw DomainException.notFound("member", id);
        }
        return member;
    }

    /** @throws DomainException 404; 412 {@code lost-update}; 422 {@code email-fixed} */
    @Transactional
    public Member change(Reference account, UUID id, String ifMatch, String email, String name, MemberRole role,
                         String language) {
        var member = inTurn(account, id);
        EntityTags.require(ifMatch, member.version(), "member", id);
        if (!email.equals(member.email())) {
            throw DomainException.ruleBroken("email-fixed", "email", "is fixed by the invitation");
        }
        var before = MemberBody.of(member);
        var formerRole = member.role();
        member.userId().ifPresent(login -> people.assign(login, name, People.MEMBERS, People.MEMBERS));
        member.change(name, role, language);
        em.flush();
        mark(member);
        audit.record("changed", "member", id, before, MemberBody.of(member));
        tell(MemberEvent.changed(member, formerRole, clock.instant()));
        return member;
    }

    /**
     * Takes the person's access; the account keeps everything.
     *
     * @throws DomainException 404
     */
    @Transactional
    public void remove(Reference account, UUID id) {
        var member = inTurn(account, id);
        member.userId().ifPresent(login -> people.dismiss(home(), login, People.MEMBERS));
        member.remove();
        em.flush();
        mark(member);
        audit.record("removed", "member", id, MemberBody.of(member), null);
        tell(MemberEvent.removed(member, clock.instant()));
    }

    /** To be changed, when nobody else changes one of the account's. */
    private Member inTurn(Reference account, UUID id) {
        var accountId = accounts.find(account).id();
        takeTurn(accountId);
        return require(accountId, id);
    }

    private void takeTurn(UUID accountId) {
        try {
            Turn.take(connection.get(), tenant.id(), "members " + accountId);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private Optional<Member> withEmail(String email) {
        return em.createQuery("select m from Member m where m.email = :email and m.state <> :removed", Member.class)
                .setParameter("email", email).setParameter("removed", Member.State.REMOVED).getResultList().stream()
                .findFirst();
    }

    private void mark(Member member) {
        try {
            ChangedRow.mark(connection.get(), tenant.id(), "member", member.id(), clock.instant());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void tell(DomainEvent event) {
        try {
            Outbox.write(connection.get(), tenant.id(), event);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private People.Home home() {
        return new People.Home(tenant.alias(), organizations.require(tenant.alias()));
    }

    private static DomainException exists(String email) {
        return DomainException.conflict("member-exists", email + " is a member of an account already.");
    }
}
