package io.stamgast.tenant;

import io.stamgast.identity.Login;
import io.stamgast.identity.MachineClients;
import io.stamgast.identity.Organizations;
import io.stamgast.identity.People;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.Programs;
import io.stamgast.staff.Staff;
import io.stamgast.web.IdempotencyKeys;
import io.stamgast.web.IdempotencyKeys.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;

/**
 * Makes a tenant, resumably: the row is committed first, as {@code PROVISIONING}; then, under its lock, everything in
 * Keycloak is found or made, and last the program, the first program-admin and {@code ACTIVE} are committed together
 * with the answer. A failure on the way leaves the row, and a repeat completes it.
 */
@ApplicationScoped
class Provisioning {

    static final String ROUTE = "POST /tenants";

    private static final int CREATED = 201;

    @Inject
    TenantWork work;
    @Inject
    TenantRows rows;
    @Inject
    Organizations organizations;
    @Inject
    People people;
    @Inject
    MachineClients machineClients;
    @Inject
    IdempotencyKeys keys;
    @Inject
    CurrentUser user;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /** The answer, and whether it is an earlier one. */
    record Outcome(Answer answer, boolean replayed) {
    }

    /**
     * @param key the request's Idempotency-Key, or null
     * @param location of the tenant
     * @throws DomainException 409 {@code tenant-exists}, {@code email-taken}, {@code idempotency-key-reused}; 422
     *         {@code invalid-program}; 503 {@code identity-provider-unavailable}
     */
    Outcome provision(NewTenant wanted, String key, String location) {
        Programs.requireKnown(wanted.currency(), wanted.timeZone());
        if (key != null) {
            IdempotencyKeys.requireValid(key);
        }
        var owner = key == null ? null : user.client() + " " + key;
        var id = work.raw(connection -> rows.begin(connection, wanted, owner, clock.instant()));
        return work.call(id, connection -> once(connection, id, wanted, key, location));
    }

    private Outcome once(Connection connection, int id, NewTenant wanted, String key, String location)
            throws SQLException {
        var tenant = rows.lock(connection, id);
        if (key != null) {
            var earlier = keys.claim(connection, id, ROUTE, key, hash(wanted));
            if (earlier.isPresent()) {
                return new Outcome(earlier.get(), true);
            }
        }
        if (tenant.state() != Tenant.State.PROVISIONING) {
            throw DomainException.conflict("tenant-exists", "There is a tenant " + tenant.alias() + " already.");
        }
        var made = make(connection, tenant, wanted);
        var body = Json.write(made).getBytes(StandardCharsets.UTF_8);
        var answer = new Answer(CREATED, location, null, body);
        if (key != null) {
            keys.keep(connection, id, ROUTE, key, answer, true);
        }
        return new Outcome(answer, false);
    }

    private ProvisionedTenant make(Connection connection, Tenant tenant, NewTenant wanted) throws SQLException {
        var home = new People.Home(tenant.alias(), organizations.require(tenant.alias()));
        var name = wanted.adminEmail().substring(0, wanted.adminEmail().indexOf('@'));
        var admin = people.invite(home, wanted.adminEmail(), name, People.STAFF, Set.of(Roles.PROGRAM_ADMIN));
        people.keepOnly(home, admin.userId());
        var machine = machineClients.require(tenant.alias());
        complete(connection, tenant.id(), wanted, home, admin, name);
        return new ProvisionedTenant(tenant.id(), tenant.alias(),
                new ProvisionedTenant.AdminUser(admin.username(), admin.temporaryPassword()), machine);
    }

    private void complete(Connection connection, int id, NewTenant wanted, People.Home home, Login admin, String name)
            throws SQLException {
        Programs.found(connection, id, wanted.currency(), wanted.timeZone());
        Staff.enterFirst(connection, id, admin, name, clock.instant());
        rows.activate(connection, id, wanted, home.organizationId());
        audit.record(connection, id, "created", "tenant", wanted.alias(), null, wanted);
    }

    private static byte[] hash(NewTenant wanted) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Json.write(wanted).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
