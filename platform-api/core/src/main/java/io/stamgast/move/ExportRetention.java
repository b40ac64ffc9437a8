package io.stamgast.move;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes files of exports that are old: nobody should find a tenant's data where it was forgotten. */
@ApplicationScoped
public class ExportRetention implements TenantTask {

    private static final String DELETE = """
            delete from app.export_chunk where tenant_id = ? and job_id in
                (select id from app.job where tenant_id = ? and kind = ? and created_at < ?)""";

    private final TenantWork work;
    private final Duration kept;

    protected ExportRetention() {
        this(null, 0); // for the client proxy
    }

    @Inject
    public ExportRetention(TenantWork work,
                           @ConfigProperty(name = "stamgast.exports.keep.days", defaultValue = "7") int keptDays) {
        this.work = work;
        this.kept = Duration.ofDays(keptDays);
    }

    @Override
    public String name() {
        return "export-retention";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        work.call(tenantId, connection -> {
            try (var delete = connection.prepareStatement(DELETE)) {
                delete.setInt(1, tenantId);
                delete.setInt(2, tenantId);
                delete.setString(3, ExportJob.NAME);
                delete.setObject(4, utc(now.minus(kept)));
                return delete.executeUpdate();
            }
        });
    }
}
