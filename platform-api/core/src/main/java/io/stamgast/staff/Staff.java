package io.stamgast.staff;

import io.stamgast.identity.FirstLogin;
import io.stamgast.identity.Login;
import io.stamgast.identity.Organizations;
import io.stamgast.identity.People;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.kernel.lock.Turn;
import io.stamgast.web.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The people of the current tenant, looked after in live mode alone. Changes wait for each other, so that a
 * program-admin always remains, and ask Keycloak before they write.
 */
@ApplicationScoped
public class Staff {

    private static final String INSERT_FIRST = """
            insert into app.staff (tenant_id, id, email, name, roles, state, user_id, created_at)
            values (?, ?, ?, ?, ?, 'ACTIVE', ?, ?)""";

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Organizations organizations;
    @Inject
    People people;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /** Enters the first program-admin of a new tenant, whose login was made already. */
    public static void enterFirst(Connection unitOfWork, int tenantId, Login login, String name, Instant now)
            throws SQLException {
        try (var insert = unitOfWork.prepareStatement(INSERT_FIRST)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, Ids.next());
            insert.setString(3, login.username());
            insert.setString(4, name);
            insert.setString(5, Roles.PROGRAM_ADMIN);
            insert.setString(6, login.userId());
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /**
     * Invites a person.
     *
     * @param email in lower case
     * @throws DomainException 409 {@code staff-exists}, {@code email-taken} (by somebody outside this tenant); 422
     *         {@code identity-refused}; 503 {@code identity-provider-unavailable}, a repeat completes
     */
    @Transactional
    public StaffBody invite(String email, String name, Set<String> roles) {
        tenant.requireLive();
        lock();
        if (isStaff(email)) {
            throw DomainException.conflict("staff-exists", email + " is staff already.");
        }
        var login = people.invite(home(), email, name, People.STAFF, roles);
        var member = new StaffMember(Ids.next(), email, name, roles, login.userId(), clock.instant());
        em.persist(member);
        em.flush();
        audit.record("invited", "staff", member.id(), null, StaffBody.of(member));
        return StaffBody.of(member, FirstLogin.of(login));
    }

    @Transactional
    public StaffMember find(UUID id) {
        tenant.requireLive();
        var member = em.createQuery("select s from StaffMember s where s.id = :id and s.state = :active",
                        StaffMember.class)
                .setParameter("id", id).setParameter("active", StaffMember.State.ACTIVE).getResultList();
        if (member.isEmpty()) {
            throw DomainException.notFound("staff member", id);
        }
        return member.get(0);
    }

    /** @param after the address of the last one shown; null for the first page */
    @Transactional
    public List<StaffMember> list(String after, int limit) {
        tenant.requireLive();
        return em.createQuery("""
                        select s from StaffMember s where s.state = :active and s.email > :after order by s.email""",
                        StaffMember.class)
                .setParameter("active", StaffMember.State.ACTIVE).setParameter("after", after == null ? "" : after)
                .setMaxResults(limit).getResultList();
    }

    /** @throws DomainException 404; 412 {@code lost-update}; 422 {@code email-fixed}, {@code last-program-admin} */
    @Transactional
    public StaffMember change(UUID id, String ifMatch, String email, String name, Set<String> roles) {
        lock();
        var member = find(id);
        EntityTags.require(ifMatch, member.version(), "staff member", id);
        if (!email.equals(member.email())) {
            throw DomainException.ruleBroken("email-fixed", "email", "is fixed by the invitation");
        }
        var before = StaffBody.of(member);
        if (!roles.contains(Roles.PROGRAM_ADMIN)) {
            requireAnotherAdmin(member);
        }
        people.assign(member.userId(), name, People.STAFF, roles);
        member.change(name, roles);
        em.flush();
        audit.record("changed", "staff", id, before, StaffBody.of(member));
        return member;
    }

    /**
     * Takes the person's access at once.
     *
     * @throws DomainException 404; 422 {@code last-program-admin}
     */
    @Transactional
    public void remove(UUID id) {
        lock();
        var member = find(id);
        requireAnotherAdmin(member);
        people.dismiss(home(), member.userId(), People.STAFF);
        member.remove();
        em.flush();
        audit.record("removed", "staff", id, StaffBody.of(member), null);
    }

    private void requireAnotherAdmin(StaffMember member) {
        var anotherAdmin = list(null, Integer.MAX_VALUE).stream()
                .anyMatch(other -> other.isProgramAdmin() && !other.id().equals(member.id()));
        if (member.isProgramAdmin() && !anotherAdmin) {
            throw DomainException.ruleBroken("last-program-admin", "The last program-admin must stay one.");
        }
    }

    private boolean isStaff(String email) {
        return em.createQuery("select count(s) from StaffMember s where s.state = :active and s.email = :email",
                        Long.class)
                .setParameter("active", StaffMember.State.ACTIVE).setParameter("email", email)
                .getSingleResult() > 0;
    }

    private People.Home home() {
        return new People.Home(tenant.alias(), organizations.require(tenant.alias()));
    }

    private void lock() {
        try {
            Turn.take(connection.get(), tenant.id(), "staff");
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
