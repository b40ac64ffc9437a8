package io.stamgast.ledger.due;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Makes pending points available once the program's period is over. */
@ApplicationScoped
public class PendingRelease implements TenantTask {

    private static final String DUE = """
            select l.id, l.account_id, l.release_at from app.lot l
            where l.tenant_id = ? and l.opened_at is null and l.remaining > 0
                and l.release_at <= ? and (l.release_at, l.id) > (?, ?)
            order by l.release_at, l.id limit\s""" + DueLots.BATCH;

    @Inject
    TenantWork work;

    protected PendingRelease() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public PendingRelease(TenantWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "release-points";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        releaseDue(tenantId, now);
    }

    /** @return how many lots were released */
    public int releaseDue(int tenant, Instant now) {
        var due = new DueLots(work, tenant, now);
        var released = due.each(DUE, 1, book -> book.releaseDue(now));
        due.end();
        return released;
    }
}
