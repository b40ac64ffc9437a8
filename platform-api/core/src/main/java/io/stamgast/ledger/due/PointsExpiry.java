package io.stamgast.ledger.due;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Lets points go whose time has passed. */
@ApplicationScoped
public class PointsExpiry implements TenantTask {

    private static final String DATED = """
            select l.id, l.account_id, l.expires_at from app.lot l
            where l.tenant_id = ? and not l.idle and l.opened_at is not null and l.remaining > 0
                and l.expires_at <= ? and (l.expires_at, l.id) > (?, ?)
            order by l.expires_at, l.id limit\s""" + DueLots.BATCH;
    /** A little wider than what is due, since months and days end in the program's zone: the book decides. */
    private static final String IDLE = """
            select l.id, l.account_id, l.expires_at
            from (select * from app.lot o
                where o.tenant_id = ? and o.idle and o.opened_at is not null and o.remaining > 0
                    and o.expires_at <= ? and (o.expires_at, o.id) > (?, ?)) l
            join app.balance b on b.tenant_id = ? and b.account_id = l.account_id
            where b.last_purchase_at is null
                or b.last_purchase_at + make_interval(months => l.idle_months) <= ?::timestamptz + interval '1 day'
            order by l.expires_at, l.id limit\s""" + DueLots.BATCH;

    @Inject
    TenantWork work;

    protected PointsExpiry() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public PointsExpiry(TenantWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "expire-points";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run(int tenantId, Instant now) {
        expireDue(tenantId, now);
    }

    /** @return how many postings it took: one per account and batch */
    public int expireDue(int tenant, Instant now) {
        var due = new DueLots(work, tenant, now);
        var postings = due.each(DATED, 1, book -> book.expireDue(now))
                + due.each(IDLE, 2, book -> book.expireDue(now));
        due.end();
        return postings;
    }
}
