package io.stamgast.job;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Clears away what nobody asks for any more: old idempotency keys, and uploads of jobs that have ended. */
@ApplicationScoped
class JobMaintenance implements TenantTask {

    /** The API promises 24 hours. */
    private static final Duration KEYS_KEPT = Duration.ofHours(48);
    private static final String OLD_KEYS = "delete from app.idempotency_key where tenant_id = ? and created_at < ?";
    private static final String OLD_UPLOADS = """
            delete from app.job_upload where tenant_id = ? and job_id in
                (select id from app.job where tenant_id = ? and state in ('DONE', 'FAILED', 'CANCELLED'))""";

    @Inject
    TenantWork work;

    @Override
    public String name() {
        return "maintenance";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run(int tenantId, Instant now) {
        work.call(tenantId, connection -> {
            try (var keys = connection.prepareStatement(OLD_KEYS)) {
                keys.setInt(1, tenantId);
                keys.setObject(2, utc(now.minus(KEYS_KEPT)));
                keys.executeUpdate();
            }
            try (var uploads = connection.prepareStatement(OLD_UPLOADS)) {
                uploads.setInt(1, tenantId);
                uploads.setInt(2, tenantId);
                uploads.executeUpdate();
            }
            return null;
        });
    }
}
