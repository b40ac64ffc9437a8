package io.stamgast.tier.review;

import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.tier.scheme.SchemeChanged;
import io.stamgast.tier.scheme.Schemes;
import io.stamgast.tier.standing.Decision.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Starts reviews beside the daily ones. */
@ApplicationScoped
public class TierReviews {

    private static final int DAYS_AHEAD = 400;

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Reviews the accounts that are due by a day, as that day would.
     *
     * @param on null for today; may lie ahead, which takes its reviews forward
     * @return the job's id
     * @throws DomainException 400 for a day that is past, or too far; 422 {@code no-tier-scheme}
     */
    @Transactional
    public UUID start(LocalDate on) {
        try {
            var scheme = Schemes.read(connection.get(), tenant.id()).orElseThrow(() ->
                    DomainException.ruleBroken("no-tier-scheme", "There are no tiers to review."));
            var today = scheme.day(clock.instant());
            var day = on == null ? today : on;
            if (day.isBefore(today) || day.isAfter(today.plusDays(DAYS_AHEAD))) {
                throw DomainException.malformed("invalid-request", "on",
                        "must be a day from today, " + today + ", to " + DAYS_AHEAD + " days ahead");
            }
            var job = jobs.create(TierReviewJob.NAME, new TierReviewJob.Parameters(day, Cause.REVIEW));
            audit.record("started", "tier-review", job, null, new TierReviewJob.Parameters(day, Cause.REVIEW));
            return job;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    void place(@Observes SchemeChanged change) {
        jobs.create(TierReviewJob.NAME, new TierReviewJob.Parameters(change.on(), Cause.SCHEME));
    }
}
