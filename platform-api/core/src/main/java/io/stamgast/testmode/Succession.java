package io.stamgast.testmode;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.TenantWork;
import io.stamgast.member.Members;
import io.stamgast.move.estate.Estate;
import io.stamgast.move.estate.Rows;
import io.stamgast.move.estate.Shape;
import io.stamgast.tenant.mode.TestModeListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a new test mode in the place of one, in one transaction, in which nobody is in the former; from its end on
 * nobody gets into it.
 */
@ApplicationScoped
class Succession {

    private final TenantWork work;
    private final Estate estate;
    private final Beginning beginning;
    private final Iterable<TestModeListener> listeners;
    private final Audit audit;
    private final Clock clock;

    protected Succession() {
        this(null, null, null, null, null, null); // for the client proxy
    }

    @Inject
    Succession(TenantWork work, Estate estate, Beginning beginning, Instance<TestModeListener> listeners, Audit audit,
               Clock clock) {
        this(work, estate, beginning, (Iterable<TestModeListener>) listeners, audit, clock);
    }

    /** For tests outside a container. */
    Succession(TenantWork work, Estate estate, Beginning beginning, Iterable<TestModeListener> listeners, Audit audit,
               Clock clock) {
        this.work = work;
        this.estate = estate;
        this.beginning = beginning;
        this.listeners = listeners;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lets nobody in any more; who is in it still may end what it is doing. */
    static void close(Connection unitOfWork, int liveId, int former) throws SQLException {
        new TestModeRows(unitOfWork, liveId).setState(former, TestMode.State.ACTIVE, TestMode.State.WIPING);
    }

    /** @return false when somebody is in the former one still; nothing has happened then */
    boolean replace(int liveId, int former) {
        return work.raw(connection -> {
            var rows = new TestModeRows(connection, liveId);
            rows.lock();
            var found = rows.find().filter(one -> one.id() == former && one.state() == TestMode.State.WIPING);
            if (found.isEmpty()) {
                return true; // done by an earlier run
            }
            if (!rows.enterToWipe(former)) {
                return false;
            }
            replace(connection, liveId, found.get(), kept(connection, former));
            return true;
        });
    }

    private Map<Shape, List<String>> kept(Connection connection, int former) throws SQLException {
        var kept = new LinkedHashMap<Shape, List<String>>();
        for (var shape : Shape.read(connection, estate.keptInTestMode())) {
            var all = new ArrayList<String>();
            Rows.read(connection, former, shape, all::addAll);
            kept.put(shape, all);
        }
        return kept;
    }

    /** The connection is in the former one. */
    private void replace(Connection connection, int liveId, TestMode former, Map<Shape, List<String>> kept)
            throws SQLException {
        var now = clock.instant();
        var rows = new TestModeRows(connection, liveId);
        var logins = Members.logins(connection, former.id());
        rows.setWiped(former.id());
        var next = rows.insert(TestMode.State.PROVISIONING, former.openedAt(), now);
        TenantWork.useTenant(connection, liveId);
        WipedLogins.add(connection, liveId, logins);
        audit.record(connection, liveId, "wiped", "test-mode", former.id(), null, null);
        TenantWork.useTenant(connection, next);
        for (var table : kept.entrySet()) {
            Rows.write(connection, next, table.getKey(), table.getValue());
        }
        beginning.fill(connection, liveId, next, now);
        for (var listener : listeners) {
            listener.succeeded(connection, former.id(), next);
        }
    }

    /** Lets everybody into the one that took the place, once the people of the former have no logins. */
    void open(int liveId) {
        work.raw(connection -> {
            var rows = new TestModeRows(connection, liveId);
            rows.lock();
            var found = rows.find();
            if (found.isPresent()) {
                rows.setState(found.get().id(), TestMode.State.PROVISIONING, TestMode.State.ACTIVE);
            }
            return null;
        });
    }
}
