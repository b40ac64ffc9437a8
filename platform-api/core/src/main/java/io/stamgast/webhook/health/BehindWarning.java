package io.stamgast.webhook.health;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import io.stamgast.message.letter.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Warns a tenant's people of an endpoint that takes messages, but slower than they come: by and by it is told of what
 * happened long ago, and at last not at all, as events are not kept for it. One that takes nothing has warnings of its
 * own.
 */
@ApplicationScoped
public class BehindWarning implements TenantTask {

    private static final Duration MOST = Duration.ofDays(1);
    /** Between two warnings while it lasts. */
    private static final Duration REST = Duration.ofDays(7);
    private static final Template LETTER = new Template(BehindWarning.class, "webhook-behind");

    private final TenantWork work;
    private final int keptDays;

    protected BehindWarning() {
        this(null, 0); // for the client proxy
    }

    @Inject
    public BehindWarning(TenantWork work,
                         @ConfigProperty(name = "stamgast.events.keep.days", defaultValue = "30") int keptDays) {
        this.work = work;
        this.keptDays = keptDays;
    }

    @Override
    public String name() {
        return "webhook-behind";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        work.call(tenantId, connection -> {
            for (var behind : Behind.since(connection, tenantId, now, MOST).entrySet()) {
                warn(connection, tenantId, behind.getKey(), behind.getValue(), now);
            }
            return null;
        });
    }

    private void warn(Connection connection, int tenantId, UUID endpoint, Instant since, Instant now)
            throws SQLException {
        var rows = new HealthRows(connection, tenantId, endpoint);
        if (rows.warnedOfBehind(now, now.minus(REST))) {
            Health.tell(connection, tenantId, LETTER, "webhook-behind/" + endpoint + "/" + now,
                    Map.of("url", rows.address().orElseThrow(), "since", since, "days", keptDays), now);
        }
    }
}
