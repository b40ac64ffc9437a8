package io.stamgast.webhook.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.stamgast.testing.Database;
import io.stamgast.webhook.endpoint.EndpointDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesIT {

    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EndpointDesk desk = new EndpointDesk(Database.newTenant(), Clock.systemUTC());
    private final UUID locked = desk.create(EndpointDesk.wanted("https://hooks.example.com/1", "*")).id();
    private final UUID other = desk.create(EndpointDesk.wanted("https://hooks.example.com/2", "*")).id();
    private final Leases leases = new Leases(Database.work(), LENGTH);

    @AfterEach
    void leave() {
        leases.signOff();
        desk.remove(locked);
        desk.remove(other);
    }

    private Set<UUID> held() {
        return leases.renew().held().stream().map(Leases.Held::endpoint).collect(Collectors.toSet());
    }

    private void lock(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select from app.webhook_lane where endpoint = ? for update")) {
            lock.setObject(1, locked);
            lock.execute();
        }
    }

    @Test
    void aLaneThatSomebodyHasLockedHoldsUpNoOther() {
        assertEquals(Set.of(locked, other), held());
        Database.work().raw(connection -> {
            lock(connection);
            assertEquals(Set.of(locked, other), assertTimeoutPreemptively(PATIENCE, this::held));
            return null;
        });
    }

    @Test
    void oneWhoseLeaseWasNotRenewedForLongIsNotHeld() {
        held();
        Database.execute(0, """
                update app.webhook_lane set leased_until = leased_until - interval '4 s' where endpoint = ?""", locked);
        Database.work().raw(connection -> {
            lock(connection);
            assertEquals(Set.of(other), assertTimeoutPreemptively(PATIENCE, this::held));
            return null;
        });
        assertEquals(Set.of(locked, other), held());
    }
}
