package io.stamgast.machine;

import io.stamgast.identity.MachineClients;
import io.stamgast.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Changes to what a machine client may do, which hold on every instance once they are answered. */
@ApplicationScoped
class Changes {

    @Inject
    Machines machines;
    @Inject
    MachineEntry entry;
    @Inject
    MachineClients clients;

    /** @throws DomainException as {@link Machines#change} */
    Machine change(UUID id, String ifMatch, Access wanted) {
        var changed = machines.change(id, ifMatch, wanted);
        entry.awaitForgotten();
        return changed;
    }

    /**
     * Takes its access first, then its login: it is let in nowhere even if Keycloak can't be reached.
     *
     * @throws DomainException 404; 503 {@code identity-provider-unavailable}, a repeat completes
     */
    void revoke(UUID id) {
        var clientId = machines.revoke(id);
        entry.awaitForgotten();
        clients.remove(clientId);
    }
}
