package io.stamgast.stripe.event;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Forgets events that are no tenant's. They are the platform's, so that whoever's turn it is clears all of them. */
@ApplicationScoped
public class StrayRetention implements TenantTask {

    /** Three times what Stripe itself shows, for who reconciles a quarter. */
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String FORGET = "delete from app.stripe_stray_event e where e.received_at < ?";

    private final TenantWork work;

    protected StrayRetention() {
        this(null); // for the client proxy
    }

    @Inject
    public StrayRetention(TenantWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "stray-retention";
    }

    @Override
    public Duration interval() {
        return Duration.ofDays(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        work.raw(connection -> {
            try (var delete = connection.prepareStatement(FORGET)) {
                delete.setObject(1, utc(now.minus(KEPT)));
                return delete.executeUpdate();
            }
        });
    }
}
