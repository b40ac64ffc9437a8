package io.stamgast.testmode;

import io.stamgast.kernel.TenantWork;
import io.stamgast.move.estate.Estate;
import io.stamgast.move.estate.Rows;
import io.stamgast.move.estate.Shape;
import io.stamgast.tenant.mode.TestModeListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What a test mode begins with: the rules that the tenant has in live mode at that moment. */
@ApplicationScoped
class Beginning {

    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private final TenantWork work;
    private final Estate estate;
    private final Iterable<TestModeListener> listeners;

    protected Beginning() {
        this(null, null, null); // for the client proxy
    }

    @Inject
    Beginning(TenantWork work, Estate estate, Instance<TestModeListener> listeners) {
        this(work, estate, (Iterable<TestModeListener>) listeners);
    }

    /** For tests outside a container. */
    Beginning(TenantWork work, Estate estate, Iterable<TestModeListener> listeners) {
        this.work = work;
        this.estate = estate;
        this.listeners = listeners;
    }

    /** @param connection a unit of work of the test mode, which is empty */
    void fill(Connection connection, int liveId, int testId, Instant now) throws SQLException {
        work.raw(live -> {
            try (var snapshot = live.createStatement()) {
                snapshot.execute(SNAPSHOT);
            }
            TenantWork.useTenant(live, liveId);
            for (var shape : Shape.read(connection, estate.rules())) {
                Rows.read(live, liveId, shape, rows -> Rows.write(connection, testId, shape, rows));
            }
            return null;
        });
        for (var listener : listeners) {
            listener.begun(connection, testId, now);
        }
    }
}
