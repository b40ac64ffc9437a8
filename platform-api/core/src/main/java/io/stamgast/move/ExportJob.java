package io.stamgast.move;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.move.estate.Estate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Writes an export's file, gzipped; when it is cut off, it simply runs again, on a later snapshot. */
@ApplicationScoped
class ExportJob implements JobKind {

    static final String NAME = "export";

    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";
    private static final long ROWS_BETWEEN_LOOKS = 20_000;

    /** @param rows how many are written; null before the first ones */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Written(Long rows) {
    }

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    Estate estate;
    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> askers() {
        return Set.of(Roles.PROGRAM_ADMIN, Roles.LOYALTY_API);
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        return work.raw(connection -> {
            begin(connection, run.tenantId());
            var export = new TenantExport(connection, run.tenantId(), estate.carried());
            var all = Math.max(1, export.count());
            try (var file = new GZIPOutputStream(new ExportFile(work, run.tenantId(), run.id()).write())) {
                return new Written(export.write(tenant.alias(), clock.instant(), estate.leftBehind(), file,
                        rows -> look(run, rows, all)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private static void look(JobRun run, long rows, long all) {
        if (rows % ROWS_BETWEEN_LOOKS == 0) {
            run.progress((int) Math.min(99, rows * 100 / all), new Written(rows));
        }
    }

    /** All that follows sees the database as it is now, and can't write. */
    static void begin(Connection connection, int tenantId) throws SQLException {
        try (var snapshot = connection.createStatement()) {
            snapshot.execute(SNAPSHOT);
        }
        TenantWork.useTenant(connection, tenantId);
    }
}
