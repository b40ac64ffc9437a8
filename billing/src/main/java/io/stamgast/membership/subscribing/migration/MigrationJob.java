package io.stamgast.membership.subscribing.migration;

import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.plan.Plans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Tells members of a newer price, batch by batch; when it is cut off, it goes on with those who weren't told. */
@ApplicationScoped
public class MigrationJob implements JobKind {

    static final String NAME = "membership-migration";
    private static final int BATCH = 100;

    /** What the job is given. */
    public record Parameters(UUID plan, int planVersion, UUID price, int noticeDays) {
    }

    /**
     * What it has done.
     *
     * @param memberships how many it looked at
     * @param told how many of them it told, this time
     */
    public record Counts(long memberships, long told) {
    }

    private TenantWork work;
    private Plans plans;
    private Clock clock;

    protected MigrationJob() {
        // for CDI
    }

    @Inject
    MigrationJob(TenantWork work, Plans plans, Clock clock) {
        this.work = work;
        this.plans = plans;
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
        var notices = new Notices(run.tenantId(), run.parameters(Parameters.class), plans, clock);
        var all = Math.max(1, work.call(run.tenantId(), notices::count));
        var counts = new Counts(0, 0);
        for (var last = Ids.NIL; last != null; ) {
            var after = last;
            var batch = work.call(run.tenantId(), connection -> notices.give(connection, after, BATCH));
            counts = new Counts(counts.memberships() + batch.memberships(), counts.told() + batch.told());
            run.progress((int) Math.min(99, counts.memberships() * 100 / all), counts);
            last = batch.last();
        }
        return counts;
    }
}
