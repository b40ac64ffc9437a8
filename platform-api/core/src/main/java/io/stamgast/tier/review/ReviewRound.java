package io.stamgast.tier.review;

import io.stamgast.job.Jobs;
import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.ProgramSettings;
import io.stamgast.tier.standing.Decision.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Has every tenant with tiers reviewed once a day, as days begin in its program's zone. */
@ApplicationScoped
class ReviewRound implements TenantTask {

    private static final String TAKE_DAY = """
            update app.tier_scheme set round_on = ?
            where tenant_id = ? and program_id = ? and (round_on is null or round_on < ?)""";

    @Inject
    TenantWork work;

    protected ReviewRound() {
        // for CDI
    }

    ReviewRound(TenantWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "tier-reviews";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run(int tenantId, Instant now) {
        work.call(tenantId, connection -> {
            var today = LocalDate.ofInstant(now, ProgramSettings.read(connection, tenantId).timeZone());
            return isFirstOf(today, connection, tenantId) ? Jobs.create(connection, tenantId, "system", now,
                    TierReviewJob.NAME, new TierReviewJob.Parameters(today, Cause.REVIEW)) : null;
        });
    }

    private static boolean isFirstOf(LocalDate today, Connection connection, int tenantId) throws SQLException {
        try (var take = connection.prepareStatement(TAKE_DAY)) {
            take.setObject(1, today);
            take.setInt(2, tenantId);
            take.setInt(3, ProgramSettings.FIRST);
            take.setObject(4, today);
            return take.executeUpdate() == 1;
        }
    }
}
