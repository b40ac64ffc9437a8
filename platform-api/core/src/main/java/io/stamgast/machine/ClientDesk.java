package io.stamgast.machine;

import io.stamgast.identity.MachineClient;
import io.stamgast.identity.MachineClients;
import io.stamgast.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * What the tenant's admin does with its machine clients, by the API and on the pages. A change holds on every instance
 * once it is answered.
 */
@ApplicationScoped
public class ClientDesk {

    @Inject
    Machines machines;
    @Inject
    MachineEntry entry;
    @Inject
    MachineClients clients;

    /** One as it was read. */
    public record Found(MachineBody body, int version) {

        static Found of(Machine machine) {
            return new Found(MachineBody.of(machine), machine.version());
        }
    }

    /** @throws DomainException as {@link Machines#create} */
    public MachineBody create(MachineBody wanted) {
        return machines.create(wanted.wanted());
    }

    /** @throws DomainException ({@code not-found}, 404) */
    public Found find(UUID id) {
        return Found.of(machines.find(id));
    }

    /** As {@link Machines#list}. */
    public List<MachineBody> list(UUID after, int limit) {
        return machines.list(after, limit).stream().map(MachineBody::of).toList();
    }

    /** @throws DomainException as {@link Machines#change} */
    public Found change(UUID id, String ifMatch, MachineBody wanted) {
        var changed = machines.change(id, ifMatch, wanted.wanted());
        entry.awaitForgotten();
        return Found.of(changed);
    }

    /** @throws DomainException as {@link Machines#rotate} */
    public MachineClient rotate(UUID id) {
        return machines.rotate(id);
    }

    /**
     * Takes its access first, then its login: it is let in nowhere even if Keycloak can't be reached.
     *
     * @throws DomainException 404; 503 {@code identity-provider-unavailable}, a repeat completes
     */
    public void revoke(UUID id) {
        var clientId = machines.revoke(id);
        entry.awaitForgotten();
        clients.remove(clientId);
    }
}
