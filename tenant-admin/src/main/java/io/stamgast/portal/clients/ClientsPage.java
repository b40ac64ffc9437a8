package io.stamgast.portal.clients;

import io.stamgast.machine.ClientDesk;
import io.stamgast.machine.MachineBody;
import io.stamgast.portal.visit.Permissions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** All systems, those that are let in first. */
@RequestScoped
@Named
public class ClientsPage {

    /** At most 50 of them are let in; of those before that were revoked, the oldest show. */
    private static final int SHOWN = 500;

    @Inject
    ClientDesk desk;
    @Inject
    Permissions may;

    private List<MachineBody> rows;

    public void load() {
        may.requireRunProgram();
        rows = desk.list(null, SHOWN).stream().sorted(Comparator.comparing(one -> one.revokedAt() != null)).toList();
    }

    public List<MachineBody> getRows() {
        return rows;
    }
}
