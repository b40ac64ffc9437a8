package io.stamgast.earning.period;

import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.ClosePlan;
import io.stamgast.earning.settlement.CloseTotals;
import io.stamgast.earning.settlement.Settling;
import io.stamgast.earning.standing.Standings;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.wallet.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Closes periods, and shows what a close would do. */
@ApplicationScoped
public class PeriodCloses {

    /** Up to so many accounts are closed while the caller waits. */
    private static final int AT_ONCE = 500;
    private static final int PREVIEW_BATCH = 1000;

    /**
     * What a close comes to.
     *
     * @param summary null when a job does it
     * @param job null when it is done
     */
    public record Answer(CloseTotals.Summary summary, UUID job) {
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    RuleBook rules;
    @Inject
    Standings standings;
    @Inject
    PeriodMarks marks;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Posts, per account, the difference between what its share in the period is worth and what it was given. Closing
     * again posts what is different since; when nothing is, nothing.
     *
     * @throws DomainException ({@code period-not-ended}, 422) when the period has not ended
     */
    @Transactional
    public Answer close(Period period) {
        try {
            var database = connection.get();
            var plan = Closing.plan(database, tenant.id(), rules, standings, period, clock.instant());
            var accounts = new Settling(database, tenant.id(), plan).count();
            var answer = accounts <= AT_ONCE ? new Answer(closeNow(database, period), null)
                    : new Answer(null, jobs.create(PeriodCloseJob.NAME,
                            new PeriodCloseJob.Parameters(period.toString(), accounts)));
            audit.record("closed", "period", period, null, answer);
            return answer;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private CloseTotals.Summary closeNow(Connection database, Period period) throws SQLException {
        var closing = marks.begin(period);
        var more = true;
        while (more) {
            more = closing.settleNext(database, AT_ONCE);
        }
        return closing.finish(database);
    }

    /**
     * What a close would do now, by the same computation.
     *
     * @throws DomainException ({@code period-not-ended}, 422) when the period has not ended
     */
    @Transactional
    public CloseTotals.Summary preview(Period period) {
        try {
            var now = clock.instant();
            return preview(connection.get(), tenant.id(),
                    Closing.plan(connection.get(), tenant.id(), rules, standings, period, now));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    static CloseTotals.Summary preview(Connection database, int tenantId, ClosePlan plan) throws SQLException {
        var settling = new Settling(database, tenantId, plan);
        var totals = new CloseTotals(plan);
        var accounts = settling.accountsAfter(Ids.NIL, PREVIEW_BATCH);
        while (!accounts.isEmpty()) {
            settling.preview(accounts).forEach(totals::add);
            accounts = settling.accountsAfter(accounts.get(accounts.size() - 1), PREVIEW_BATCH);
        }
        return totals.summary();
    }

    /**
     * The periods that were closed, or whose first close runs.
     *
     * @param before the name after which the page begins; null for the first page
     */
    @Transactional
    public List<ClosedPeriod> list(String before, int limit) {
        try {
            return Closes.list(connection.get(), tenant.id(), before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}) when it was never closed */
    @Transactional
    public ClosedPeriod find(Period period) {
        try {
            return Closes.find(connection.get(), tenant.id(), period)
                    .orElseThrow(() -> DomainException.notFound("closed period", period));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
