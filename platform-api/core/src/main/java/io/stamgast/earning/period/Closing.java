package io.stamgast.earning.period;

import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.ClosePlan;
import io.stamgast.earning.standing.Standings;
import io.stamgast.earning.settlement.CloseTotals;
import io.stamgast.earning.settlement.Settling;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.program.JudgingLock;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * One run of a period's close, in as many units of work as its caller likes: after {@link #begin} is committed, batch
 * after batch until none is left, then {@link #finish}. Whichever of them fails, a further run completes what is
 * missing.
 */
final class Closing {

    private final int tenantId;
    private final ClosePlan plan;
    private final CloseTotals totals;
    private final Settling.Run run;
    private UUID last = Ids.NIL;

    private Closing(int tenantId, ClosePlan plan, Settling.Run run) {
        this.tenantId = tenantId;
        this.plan = plan;
        this.totals = new CloseTotals(plan);
        this.run = run;
    }

    /**
     * What there is to close: the program's settings and every version's rules as they are now.
     *
     * @throws DomainException ({@code period-not-ended}, 422) when it has not ended
     */
    static ClosePlan plan(Connection connection, int tenantId, RuleBook rules, Standings standings, Period period,
                          Instant now) throws SQLException {
        var program = ProgramSettings.read(connection, tenantId);
        if (period.end(program.timeZone()).isAfter(now)) {
            throw DomainException.ruleBroken("period-not-ended", "period",
                    period + " ends at " + period.end(program.timeZone()) + "; it can be closed then.");
        }
        return ClosePlan.of(period, program, rules.published(connection, tenantId), standings);
    }

    /**
     * Marks the period; commit this before the first batch. Waits for those who are judging: what they bring in is
     * seen by the batches, and whoever judges later sees the mark.
     *
     * @throws DomainException ({@code period-not-ended}, 422) when it has not ended
     */
    static Closing begin(Connection connection, int tenantId, RuleBook rules, Standings standings, Period period,
                         String actor, Clock clock) throws SQLException {
        JudgingLock.stopJudging(connection, tenantId);
        var plan = plan(connection, tenantId, rules, standings, period, clock.instant());
        var number = Closes.begin(connection, tenantId, period);
        return new Closing(tenantId, plan, new Settling.Run(number, actor, clock));
    }

    /** @return whether there may be more */
    boolean settleNext(Connection connection, int limit) throws SQLException {
        var settling = new Settling(connection, tenantId, plan);
        var accounts = settling.accountsAfter(last, limit);
        if (accounts.isEmpty()) {
            return false;
        }
        settling.settle(accounts, run).forEach(totals::add);
        last = accounts.get(accounts.size() - 1);
        return accounts.size() == limit;
    }

    CloseTotals.Summary finish(Connection connection) throws SQLException {
        var now = run.clock().instant();
        Closes.finish(connection, tenantId, plan.period(), run.number(), plan.scopes(), now);
        var summary = totals.summary();
        Outbox.write(connection, tenantId, new PeriodClosed(plan.period().toString(), run.number(),
                summary.accountsChanged(), summary.pointsAdded(), summary.pointsTakenBack(), now));
        return summary;
    }

    CloseTotals.Summary summary() {
        return totals.summary();
    }
}
