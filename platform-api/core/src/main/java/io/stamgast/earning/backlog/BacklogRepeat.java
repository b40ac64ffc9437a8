package io.stamgast.earning.backlog;

import io.stamgast.earning.backlog.BacklogJob.Parameters;
import io.stamgast.job.Jobs;
import io.stamgast.job.TenantTask;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks again for a job that failed, as long as something waits for it: nobody else would. */
@ApplicationScoped
class BacklogRepeat implements TenantTask {

    private static final String FAILED = """
            select failed.parameters from app.job failed
            where failed.tenant_id = ? and failed.kind = ? and failed.state = 'FAILED' and not exists (
                select from app.job later where later.tenant_id = ? and later.kind = ? and later.id > failed.id
                    and later.parameters = failed.parameters)""";

    @Inject
    TenantWork work;

    @Override
    public String name() {
        return "repeat-backlog";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(int tenantId, Instant now) {
        work.call(tenantId, connection -> {
            for (var reign : failed(connection, tenantId)) {
                if (isWaitedFor(connection, tenantId, reign)) {
                    Jobs.create(connection, tenantId, "system", now, BacklogJob.NAME, reign);
                }
            }
            return null;
        });
    }

    private static List<Parameters> failed(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(FAILED)) {
            query.setInt(1, tenantId);
            query.setString(2, BacklogJob.NAME);
            query.setInt(3, tenantId);
            query.setString(4, BacklogJob.NAME);
            var reigns = new ArrayList<Parameters>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    reigns.add(Json.read(rows.getString(1), Parameters.class));
                }
            }
            return reigns;
        }
    }

    private static boolean isWaitedFor(Connection connection, int tenantId, Parameters reign) throws SQLException {
        return !Waiting.alone(connection, tenantId, reign.from(), reign.to(), Waiting.Place.START, 1).isEmpty()
                || !Waiting.returns(connection, tenantId, Waiting.Place.START, 1).isEmpty();
    }
}
