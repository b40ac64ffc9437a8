package io.stamgast.tenant;

import io.stamgast.identity.Login;
import io.stamgast.identity.MachineClients;
import io.stamgast.identity.Organizations;
import io.stamgast.identity.People;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.kernel.lock.Turn;
import io.stamgast.machine.Machines;
import io.stamgast.program.Programs;
import io.stamgast.staff.Staff;
import io.stamgast.web.idempotency.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Makes a tenant, resumably: the row is committed first, as {@code PROVISIONING}; then, by one request after the other,
 * everything in Keycloak is found or made, and last the program, the first program-admin and {@code ACTIVE} are
 * committed together with the answer. A failure on the way leaves the row, and a repeat completes it.
 */
@ApplicationScoped
class Provisioning {

    static final String ROUTE = "POST /tenants";

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
    OncePerKey once;
    @Inject
    CurrentUser user;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * @param key the request's Idempotency-Key, or null
     * @param location of the tenant
     * @throws DomainException 409 {@code tenant-exists}, {@code email-taken}, {@code idempotency-key-reused}; 422
     *         {@code invalid-program}; 503 {@code identity-provider-unavailable}
     */
    OncePerKey.Outcome provision(NewTenant wanted, String key, String location) {
        Programs.requireKnown(wanted.currency(), wanted.timeZone());
        if (key != null) {
            IdempotencyKeys.requireValid(key);
        }
        var owner = key == null ? null : user.client() + " " + key;
        int id = work.raw(connection -> rows.begin(connection, wanted, owner, clock.instant()));
        return work.call(id, connection -> {
            Turn.take(connection, id, "provisioning");
            var tenant = rows.find(connection, wanted.alias()).orElseThrow();
            return once.run(new OncePerKey.Command(connection, id, ROUTE, key, wanted), () -> {
                requireHalfMade(tenant);
                return OncePerKey.created(location, make(connection, tenant, wanted, owner));
            });
        });
    }

    private static void requireHalfMade(Tenant tenant) {
        if (tenant.state() != Tenant.State.PROVISIONING) {
            throw DomainException.conflict("tenant-exists", "There is a tenant " + tenant.alias() + " already.");
        }
    }

    private ProvisionedTenant make(Connection connection, Tenant tenant, NewTenant wanted, String owner)
            throws SQLException {
        var home = new People.Home(tenant.alias(), organizations.require(tenant.alias()));
        var name = wanted.adminEmail().substring(0, wanted.adminEmail().indexOf('@'));
        var admin = people.invite(home, wanted.adminEmail(), name, People.STAFF, Set.of(Roles.PROGRAM_ADMIN));
        people.keepOnly(home, admin.userId());
        var machine = machineClients.require(MachineClients.firstClientId(tenant.alias()), tenant.alias());
        Machines.enterFirst(connection, tenant.id(), machine.clientId(), user.name(), clock.instant());
        complete(connection, tenant.id(), wanted, admin, name);
        rows.activate(connection, tenant.id(), wanted, home.organizationId(), owner);
        audit.record(connection, tenant.id(), "created", "machine-client", machine.clientId(), null, null);
        return new ProvisionedTenant(tenant.id(), tenant.alias(),
                new ProvisionedTenant.AdminUser(admin.username(), admin.temporaryPassword()), machine);
    }

    private void complete(Connection connection, int id, NewTenant wanted, Login admin, String name)
            throws SQLException {
        Programs.found(connection, id, wanted.currency(), wanted.timeZone());
        Staff.enterFirst(connection, id, admin, name, clock.instant());
        audit.record(connection, id, "created", "tenant", wanted.alias(), null, wanted);
        audit.record(connection, id, "invited", "staff", admin.username(), null,
                Map.of("email", admin.username(), "name", name, "roles", Set.of(Roles.PROGRAM_ADMIN)));
    }
}
