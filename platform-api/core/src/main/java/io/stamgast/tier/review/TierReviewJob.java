package io.stamgast.tier.review;

import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.ProgramSettings;
import io.stamgast.tier.standing.Decision.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Reviews all accounts batch by batch; when it is cut off, it goes on where it was. */
@ApplicationScoped
class TierReviewJob implements JobKind {

    static final String NAME = "tier-review";

    /** How many accounts are looked at, and locked, in one transaction. */
    private static final int BATCH = 500;
    private static final String ACCOUNTS =
            "select count(*) from app.account a where a.tenant_id = ? and a.program_id = ?";

    /**
     * What the job is given.
     *
     * @param on the day whose reviews are made
     */
    public record Parameters(LocalDate on, Cause cause) {
    }

    @Inject
    TenantWork work;
    @Inject
    Clock clock;

    protected TierReviewJob() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    TierReviewJob(TenantWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

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
        var tenantId = run.tenantId();
        var parameters = run.parameters(Parameters.class);
        var review = new Review(tenantId, run.id(), parameters.on(), parameters.cause(), run.actor(), clock);
        var accounts = work.call(tenantId, connection -> accounts(connection, tenantId));
        var place = work.call(tenantId, review::begin);
        var toLookAt = Math.max(1, place.measuring() || place.lookedAt() > accounts ? 2 * accounts : accounts);
        for (var next = Optional.of(place); next.isPresent();
                next = work.call(tenantId, connection -> review.next(connection, BATCH))) {
            place = next.get();
            run.progress((int) Math.min(99, place.lookedAt() * 100 / toLookAt), place.counts());
        }
        return place.counts();
    }

    private static long accounts(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(ACCOUNTS)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
