package io.stamgast.machine;

import io.stamgast.identity.MachineClient;
import io.stamgast.identity.MachineClients;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.kernel.lock.Turn;
import io.stamgast.web.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The machine clients of the current tenant, as its admin looks after them: one change after the other, and Keycloak is
 * asked before anything is written.
 */
@ApplicationScoped
public class Machines {

    static final String TYPE = "machine-client";

    private static final int MOST = 50;

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    MachineClients clients;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /** Enters the first machine client of a new tenant, which Keycloak has made already; it may do everything. */
    public static void enterFirst(Connection unitOfWork, int tenantId, String clientId, String by, Instant now)
            throws SQLException {
        new MachineRows(unitOfWork, tenantId).insert(new Machine(Ids.next(), clientId, "First",
                EnumSet.allOf(Scope.class), null, now, by, null, null, null, 0));
    }

    /**
     * Makes a machine client.
     *
     * @return with its secret, which is shown this once
     * @throws DomainException 409 {@code too-many-machine-clients}; 422 {@code identity-refused}; 503
     *     {@code identity-provider-unavailable}
     */
    @Transactional
    public MachineBody create(Access wanted) {
        var id = Ids.next();
        var clientId = MachineClients.clientId(tenant.alias(), id);
        var machine = new Machine(id, clientId, wanted.name(), wanted.scopes(), wanted.ratePerSecond(), clock.instant(),
                user.name(), null, null, null, 0);
        with(rows -> {
            takeTurn();
            requireRoom(rows);
            return null;
        });
        var secret = clients.require(clientId, tenant.alias()).clientSecret();
        with(rows -> {
            rows.insert(machine);
            return null;
        });
        audit.record("created", TYPE, id, null, MachineBody.of(machine));
        return MachineBody.of(machine, secret);
    }

    private void takeTurn() throws SQLException {
        Turn.take(connection.get(), tenant.id(), TYPE);
    }

    private void requireRoom(MachineRows rows) throws SQLException {
        if (rows.count() >= MOST) {
            throw DomainException.conflict("too-many-machine-clients",
                    "There are " + MOST + " machine clients already; revoke one first.");
        }
    }

    /** @throws DomainException ({@code not-found}, 404) */
    @Transactional
    public Machine find(UUID id) {
        return with(rows -> rows.find(id)).orElseThrow(() -> notFound(id));
    }

    /**
     * Those that were revoked too, in the order they were made.
     *
     * @param after the id after which the page begins; null for the first page
     */
    @Transactional
    public List<Machine> list(UUID after, int limit) {
        return with(rows -> rows.list(after == null ? Ids.NIL : after, limit));
    }

    /**
     * Changes the name, the scopes and the limit; {@link MachineEntry#awaitForgotten} tells when they hold.
     *
     * @throws DomainException 404; 409 {@code machine-client-revoked}; 412 {@code lost-update}
     */
    @Transactional
    public Machine change(UUID id, String ifMatch, Access wanted) {
        var before = lockActive(id, ifMatch);
        if (Access.of(before).equals(wanted)) {
            return before;
        }
        var after = with(rows -> {
            rows.change(id, wanted);
            return rows.find(id);
        }).orElseThrow();
        audit.record("changed", TYPE, id, MachineBody.of(before), MachineBody.of(after));
        return after;
    }

    /**
     * Replaces the secret; the former one is good for nothing from then on. Tokens already given live on to their end.
     *
     * @return the new one, shown this once
     * @throws DomainException 404; 409 {@code machine-client-revoked}; 422 {@code identity-refused}; 503
     *     {@code identity-provider-unavailable}
     */
    @Transactional
    public MachineClient rotate(UUID id) {
        var machine = lockActive(id, null);
        var rotated = clients.require(machine.clientId(), tenant.alias());
        var now = clock.instant();
        with(rows -> {
            rows.rotated(id, now);
            return null;
        });
        audit.record("rotated", TYPE, id, null, Map.of("clientId", machine.clientId()));
        return rotated;
    }

    /**
     * Lets it in no more; {@link MachineEntry#awaitForgotten} tells when that holds. Once is enough, twice is no
     * mistake.
     *
     * @return its client id, to be taken from Keycloak
     * @throws DomainException ({@code not-found}, 404)
     */
    @Transactional
    public String revoke(UUID id) {
        var before = lock(id);
        if (before.isActive()) {
            var now = clock.instant();
            with(rows -> {
                rows.revoked(id, now);
                return null;
            });
            audit.record("revoked", TYPE, id, MachineBody.of(before), null);
        }
        return before.clientId();
    }

    private Machine lockActive(UUID id, String ifMatch) {
        var machine = lock(id);
        EntityTags.require(ifMatch, machine.version(), TYPE, id);
        if (!machine.isActive()) {
            throw DomainException.conflict("machine-client-revoked", "The machine client " + id + " is revoked.");
        }
        return machine;
    }

    private Machine lock(UUID id) {
        return with(rows -> {
            takeTurn();
            return rows.find(id);
        }).orElseThrow(() -> notFound(id));
    }

    private static DomainException notFound(UUID id) {
        return DomainException.notFound("machine client", id);
    }

    private interface Use<T> {
        T of(MachineRows rows) throws SQLException;
    }

    private <T> T with(Use<T> use) {
        try {
            return use.of(new MachineRows(connection.get(), tenant.id()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
