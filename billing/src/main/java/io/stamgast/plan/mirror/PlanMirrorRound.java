package io.stamgast.plan.mirror;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Asks Stripe for plans that were entered before it could be asked, and for what it could not be reached for. */
@ApplicationScoped
public class PlanMirrorRound implements TenantTask {

    private TenantWork work;
    private PlanMirror mirror;

    protected PlanMirrorRound() {
        // for CDI
    }

    @Inject
    public PlanMirrorRound(TenantWork work, PlanMirror mirror) {
        this.work = work;
        this.mirror = mirror;
    }

    @Override
    public String name() {
        return "plan-mirror";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).each(connection -> new MirrorTable(connection, tenantId).due(),
                (connection, plan) -> mirror.catchUp(connection, tenantId, plan));
    }
}
