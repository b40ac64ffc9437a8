package io.stamgast.machine;

import io.stamgast.kernel.Belief;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a machine client's request in with the roles of its scopes. They may be believed for {@link Belief#LENGTH};
 * where they are read, the use is noted too, once a minute at most.
 */
@ApplicationScoped
public class MachineEntry {

    @Inject
    TenantWork work;
    @Inject
    Clock clock;
    /** Nothing for who is revoked, or none of the tenant's; neither becomes one. */
    private final Belief<Client, Optional<Admission>> admitted;

    /**
     * What a client may do.
     *
     * @param roles that its request has, instead of those in its token
     * @param ratePerSecond how many requests it may make; null for as many as the tenant
     */
    public record Admission(Set<String> roles, Integer ratePerSecond) {
    }

    record Client(int tenantId, String clientId) {
    }

    public MachineEntry() {
        this(new Belief<>());
    }

    MachineEntry(Belief<Client, Optional<Admission>> admitted) {
        this.admitted = admitted;
    }

    /**
     * What a client of the tenant may do.
     *
     * @param clientId of a verified token
     * @throws DomainException ({@code machine-client-revoked}, 403) also when it never was one of this tenant's
     */
    public Admission admit(int tenantId, String clientId) {
        return admitted.of(new Client(tenantId, clientId),
                () -> work.call(tenantId, connection -> read(connection, tenantId, clientId)))
                .orElseThrow(() -> DomainException.forbidden("machine-client-revoked",
                        "This machine client is revoked, or is none of this tenant's."));
    }

    private Optional<Admission> read(Connection connection, int tenantId, String clientId) throws SQLException {
        var rows = new MachineRows(connection, tenantId);
        var machine = rows.ofClient(clientId).filter(Machine::isActive);
        if (machine.isPresent()) {
            rows.used(machine.get(), clock.instant());
        }
        return machine.map(one -> new Admission(Scope.roles(one.scopes()), one.ratePerSecond()));
    }

    /** Returns once no instance lets a request in by what was true before a change that has been committed. */
    void awaitForgotten() {
        admitted.awaitForgotten();
    }
}
