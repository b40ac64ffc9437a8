package io.stamgast.message.delivery;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what e-mails said some time after their end; that they were sent, and to whom, stays. */
@ApplicationScoped
public class LetterRetention implements TenantTask {

    private final TenantWork work;
    private final Duration kept;

    protected LetterRetention() {
        this(null, 0); // for the client proxy
    }

    @Inject
    public LetterRetention(TenantWork work,
                           @ConfigProperty(name = "stamgast.mail.keep.days", defaultValue = "90") int keptDays) {
        this.work = work;
        this.kept = Duration.ofDays(keptDays);
    }

    @Override
    public String name() {
        return "email-retention";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        work.call(tenantId, connection -> new ClaimTable(connection, tenantId).forget(now.minus(kept)));
    }
}
