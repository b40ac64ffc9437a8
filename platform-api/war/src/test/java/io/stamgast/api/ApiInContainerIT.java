package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.stamgast.account.AccountSearch;
import io.stamgast.account.Accounts;
import io.stamgast.api.container.ApiArchive;
import io.stamgast.api.operation.DatabaseHealth;
import io.stamgast.api.operation.KeysHealth;
import io.stamgast.dunning.desk.DunningDesk;
import io.stamgast.dunning.policy.DunningPolicies;
import io.stamgast.identity.Organizations;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.Programs;
import io.stamgast.web.Reference;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only the container can show. Add tests here rather than classes: each class starts a server. */
@ExtendWith(ArquillianExtension.class)
class ApiInContainerIT {

    @Inject
    @Readiness
    DatabaseHealth database;
    @Inject
    @Readiness
    KeysHealth keys;
    @Inject
    CurrentTenant tenant;
    @Inject
    Instance<RequestContextController> requests;
    @Inject
    TenantWork work;
    @Inject
    Accounts accounts;
    @Inject
    AccountSearch search;
    @Inject
    Organizations organizations;
    @Inject
    DunningPolicies dunningPolicies;
    @Inject
    DunningDesk dunning;
    @Resource
    ManagedExecutorService threads;
    @Inject
    MetricRegistry registry;

    @Deployment
    static WebArchive api() {
        return ApiArchive.asBuilt();
    }

    @Test
    void theDatabaseIsReadyThroughThePool() {
        assertEquals(HealthCheckResponse.Status.UP, database.call().getStatus());
    }

    @Test
    void withoutKeycloakTheKeysAreNotReady() {
        assertEquals(HealthCheckResponse.Status.DOWN, keys.call().getStatus());
    }

    @Test
    void jaxRsStaysTheServersOwnAlthoughKeycloaksClientBringsAnother() {
        assertTrue(RuntimeDelegate.getInstance().getClass().getName().startsWith("org.glassfish.jersey."));
    }

    @Test
    void theServersJsonLibraryIsOfTheSameVersionAsTheModulesOfTheWar() {
        assertEquals(new JavaTimeModule().version().toString(), Json.MAPPER.version().toString());
    }

    @Test
    void theConnectionThatAsksIsCountedAsBusy() {
        var busy = registry.getGauge(new MetricID("stamgast.connections", new Tag("state", "busy")));

        assertTrue(busy.getValue().longValue() >= 1);
    }

    @Test
    void withoutATenantNothingIsServed() {
        assertThrows(DomainException.class, tenant::id);
    }

    @Test
    void withoutATenantAQueryOfJpaIsRefused() {
        var refusal = assertThrows(DomainException.class, () -> accounts.find(Reference.parse("account", "ext:A-1")));
        assertEquals("no-tenant", refusal.code());
    }

    @Test
    void billingsBeansAreFoundAndWorkInTransactionsOfTheTenant() {
        var id = newTenant("billing-one");
        assertTrue(inRequest(() -> {
            tenant.set(id, "billing-one");
            return dunningPolicies.list(null, 10).get(0).builtIn() && dunning.list(null, null, null, 10).isEmpty();
        }));
    }

    @Test
    void withoutKeycloakLoginsAreNotAvailable() {
        var refusal = assertThrows(DomainException.class, () -> organizations.require("nobody"));
        assertEquals(DomainException.Kind.UNAVAILABLE, refusal.kind());
    }

    @Test
    void transactionsOfTwoTenantsAndNoneInterleavedOverThePoolDontMix() throws Exception {
        var first = newTenant("wall-one");
        var second = newTenant("wall-two");
        var workers = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(worker -> () ->
                IntStream.range(0, 300).filter(turn -> turn % 8 == worker).allMatch(turn -> inRequest(() ->
                        switch (turn % 3) {
                            case 0 -> entersAndSeesItsOwn(first, "wall-one", turn);
                            case 1 -> entersAndSeesItsOwn(second, "wall-two", turn);
                            default -> isRefused();
                        }))).toList();
        for (var worker : threads.invokeAll(workers)) {
            assertTrue(worker.get());
        }
        assertEquals(0, (int) work.raw(ApiInContainerIT::accountsSeen));
        assertEquals(100, (int) work.call(first, ApiInContainerIT::accountsSeen));
    }

    /** Each turn enters an account under an external id that the other tenant uses too. */
    private boolean entersAndSeesItsOwn(int id, String alias, int turn) {
        tenant.set(id, alias);
        var externalId = "A-" + turn / 3;
        var entered = accounts.create(externalId, alias, null, null).id();
        var found = accounts.find(Reference.parse("account", "ext:" + externalId));
        return found.id().equals(entered) && found.name().equals(alias)
                && search.find(null, null, 500).stream().allMatch(one -> one.account().name().equals(alias));
    }

    private boolean isRefused() {
        return assertThrows(DomainException.class, () -> accounts.find(Reference.parse("account", "ext:A-1")))
                .code().equals("no-tenant");
    }

    private boolean inRequest(BooleanSupplier request) {
        var context = requests.get(); // one each: it remembers whether it was the one that activated
        context.activate();
        try {
            return request.getAsBoolean();
        } finally {
            context.deactivate();
        }
    }

    private int newTenant(String alias) {
        int id = work.raw(connection -> {
            try (var insert = connection.prepareStatement("insert into app.tenant (alias, name, admin_email, state,"
                    + " created_at) values (?, 'Wall', 'a@b.test', 'ACTIVE', now()) returning id")) {
                insert.setString(1, alias);
                try (var row = insert.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
        work.call(id, connection -> {
            Programs.found(connection, id, "EUR", "Europe/Amsterdam");
            return null;
        });
        return id;
    }

    private static int accountsSeen(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select count(*) from app.account");
             var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
