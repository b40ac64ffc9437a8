package io.stamgast.machine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stamgast.identity.MachineClient;
import io.stamgast.identity.MachineClients;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.Belief;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantWork.Work;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The machine clients of a test's tenant, with a Keycloak that only counts secrets, and doors of several instances. */
final class MachineDesk {

    private final int tenant;
    private final Clock clock;
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> audited = new ArrayList<>();
    private int secrets;

    MachineDesk(int tenant, Clock clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    /** What the audit got to know: action, before and after. */
    List<String> audited() {
        return audited;
    }

    MachineBody create(String name, Scope... scopes) {
        return call(machines -> machines.create(wanted(name, scopes)));
    }

    static Access wanted(String name, Scope... scopes) {
        return new Access(name, EnumSet.copyOf(Set.of(scopes)), null);
    }

    <T> T call(Function<Machines, T> work) {
        Work<T> unit = connection -> work.apply(in(connection));
        return Database.work().call(tenant, unit);
    }

    private Machines in(Connection connection) {
        var machines = new Machines();
        machines.connection = new Entered(connection);
        machines.tenant = Entered.tenant(tenant);
        machines.user = new CurrentUser();
        machines.clock = clock;
        machines.clients = new MachineClients() {
            @Override
            public MachineClient require(String clientId, String tenantAlias) {
                assertNothingWritten(connection);
                return new MachineClient(clientId, "secret " + ++secrets);
            }
        };
        machines.audit = new Audit() {
            @Override
            public void record(String action, String objectType, Object id, Object before, Object after) {
                audited.add(action + " " + before + " " + after);
            }
        };
        return machines;
    }

    private static void assertNothingWritten(Connection connection) {
        try {
            assertFalse(Database.hasWritten(connection), "Keycloak is asked while all events wait");
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** That of one instance; time goes on while somebody waits, or when {@link #later} says so. */
    MachineEntry door() {
        var door = new MachineEntry(new Belief<>(nanos::get, nanos::addAndGet));
        door.work = Database.work();
        door.clock = clock;
        return door;
    }

    void later(long length) {
        nanos.addAndGet(length);
    }
}
