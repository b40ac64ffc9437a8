package io.stamgast.webhook.delivery;

import io.stamgast.kernel.TenantWork;
import io.stamgast.webhook.lease.Leases;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Delivers, from its start until its stop; the one war that runs jobs starts it. */
@ApplicationScoped
public class Deliveries {

    private static final Duration LEASE = Duration.ofSeconds(15);

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;
    @Inject
    TenantWork work;
    @Inject
    Turn turn;
    @Inject
    Sending sending;
    @Inject
    Clock clock;
    @Inject
    @ConfigProperty(name = "stamgast.webhook.parallel", defaultValue = "32")
    int mostPerEndpoint;

    private Pump pump;

    public void start() {
        pump = new Pump(work, turn, sending, new Leases(work, LEASE), clock, mostPerEndpoint, threads);
        pump.start();
    }

    public void stop() {
        if (pump != null) {
            pump.stop();
        }
    }
}
