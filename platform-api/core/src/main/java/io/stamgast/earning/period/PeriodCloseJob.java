package io.stamgast.earning.period;

import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.wallet.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/** Closes a period batch by batch; when it is cut off, it simply runs again. */
@ApplicationScoped
class PeriodCloseJob implements JobKind {

    static final String NAME = "period-close";

    /** How many accounts are settled, and locked, in one transaction. */
    private static final int BATCH = 200;

    /** What the job is given. */
    public record Parameters(String period, long accounts) {
    }

    @Inject
    TenantWork work;
    @Inject
    RuleBook rules;
    @Inject
    Standings standings;
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
        var parameters = run.parameters(Parameters.class);
        var period = Period.parse("period", parameters.period());
        var closing = work.call(run.tenantId(), connection -> Closing.begin(connection, run.tenantId(), rules,
                standings, period, run.actor(), clock));
        while (work.call(run.tenantId(), connection -> closing.settleNext(connection, BATCH))) {
            var soFar = closing.summary();
            run.progress((int) Math.min(99, soFar.accounts() * 100 / Math.max(1, parameters.accounts())), soFar);
        }
        return work.call(run.tenantId(), closing::finish);
    }
}
