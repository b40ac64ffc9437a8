package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.stamgast.api.container.ApiArchive;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.RuntimeDelegate;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
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
    void withoutATenantNothingIsServed() {
        assertThrows(DomainException.class, tenant::id);
    }
}
