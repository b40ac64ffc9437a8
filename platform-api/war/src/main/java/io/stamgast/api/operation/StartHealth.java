package io.stamgast.api.operation;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before all that the server is to serve is there: the pages, and in the demo its tenant. The API is deployed
 * first, with this check; before that, nothing answers. Nor ready any more once the demo stops.
 */
@Readiness
@ApplicationScoped
public class StartHealth implements HealthCheck {

    /** The launcher sets it, takes it away once all is there, and sets it again when the demo stops. */
    private static final String STARTING = "stamgast.starting";

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("start").status(!Boolean.getBoolean(STARTING)).build();
    }
}
