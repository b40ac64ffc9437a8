package io.stamgast.testmode;

import io.stamgast.identity.MachineClients;
import io.stamgast.job.Job;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.kernel.TenantWork;
import io.stamgast.machine.Machines;
import io.stamgast.tenant.OncePerKey;
import io.stamgast.web.idempotency.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The test mode of the current tenant, as its admin looks after it in live mode. */
@ApplicationScoped
public class TestModes {

    static final String ROUTE = "POST /test-mode";

    private static final String TYPE = "test-mode";

    @Inject
    TenantWork work;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Beginning beginning;
    @Inject
    MachineClients clients;
    @Inject
    OncePerKey once;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Opens it, with the rules of live and a machine client of its own. All of it in one transaction, Keycloak before
     * the first write: a failure leaves nothing but a client there, which a repeat takes over.
     *
     * @param key the request's Idempotency-Key, or null
     * @param location of the test mode
     * @throws DomainException 409 {@code test-mode-open}, {@code idempotency-key-reused}; 503
     *         {@code identity-provider-unavailable}
     */
    OncePerKey.Outcome open(String key, String location) {
        tenant.requireLive();
        if (key != null) {
            IdempotencyKeys.requireValid(key);
        }
        var liveId = tenant.id();
        return work.call(liveId, live -> once.run(new OncePerKey.Command(live, liveId, ROUTE, key, Map.of()),
                () -> OncePerKey.created(location, make(live, liveId))));
    }

    /**
     * The same, without a key.
     *
     * @throws DomainException as the other
     */
    public TestModeView.Opened open() {
        tenant.requireLive();
        return work.call(tenant.id(), live -> make(live, tenant.id()));
    }

    private TestModeView.Opened make(Connection unitOfWork, int liveId) throws SQLException {
        var rows = new TestModeRows(unitOfWork, liveId);
        rows.lock();
        if (rows.find().isPresent()) {
            throw DomainException.conflict("test-mode-open", "The test mode is open already.");
        }
        var alias = tenant.alias() + CurrentTenant.TEST;
        var clientId = MachineClients.firstClientId(alias);
        var client = clients.require(clientId, alias);
        var now = clock.instant();
        var id = rows.insert(TestMode.State.ACTIVE, now, now);
        audit.record(unitOfWork, liveId, "opened", TYPE, id, null, Map.of("clientId", clientId));
        TenantWork.useTenant(unitOfWork, id);
        beginning.fill(unitOfWork, liveId, id, now);
        Machines.enterFirst(unitOfWork, id, clientId, user.name(), now);
        TenantWork.useTenant(unitOfWork, liveId);
        return TestModeView.Opened.of(rows.find().orElseThrow(), client);
    }

    /** Nothing while it is not opened. */
    @Transactional
    public Optional<TestMode> current() {
        tenant.requireLive();
        try {
            return new TestModeRows(connection.get(), tenant.id()).find();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code test-mode-not-open}, 404) */
    @Transactional
    public TestMode find() {
        return current().orElseThrow(() -> DomainException.none("test-mode-not-open",
                "The test mode is not open; POST /test-mode opens it."));
    }

    /**
     * Closes it, and has it wiped by a job.
     *
     * @throws DomainException ({@code test-mode-not-open}, 404)
     */
    @Transactional
    public Job wipe() {
        var found = find();
        try {
            Succession.close(connection.get(), tenant.id(), found.id());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        audit.record("wipe-requested", TYPE, found.id(), null, null);
        return jobs.find(jobs.create(WipeJob.NAME, new WipeJob.Order(found.id())));
    }
}
