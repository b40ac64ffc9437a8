package io.stamgast.ledger.due;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.ExpiryPolicy;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Says 30 and 7 days before that points will expire: once for an account, a day and a distance. Points that come to the
 * same day later are not told of again; where the day moves, because of a purchase, the new one is told of.
 */
@ApplicationScoped
public class ExpiryNotices implements TenantTask {

    private static final Duration FAR = Duration.ofDays(30);
    private static final Duration NEAR = Duration.ofDays(7);
    private static final int BATCH = 1000;
    /** A little wider than what is due, since months and days end in the program's zone. */
    private static final String SOON = """
            select l.account_id, l.remaining, l.expires_at, l.idle_months, b.last_purchase_at
            from app.lot l join app.balance b on b.tenant_id = ? and b.account_id = l.account_id
            where l.tenant_id = ? and l.opened_at is not null and l.remaining > 0 and l.expires_at <= ?
                and (not l.idle or b.last_purchase_at is null or b.last_purchase_at
                    + make_interval(months => l.idle_months) <= ?)
            order by l.account_id""";

    /** Points of an account that can be spent up to the same day. */
    record Loss(UUID account, LocalDate lastDay, int days) {
    }

    @Inject
    TenantWork work;

    protected ExpiryNotices() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public ExpiryNotices(TenantWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "expiry-notices";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    /** Reads once through all that expires soon, and tells in transactions of their own, which are short. */
    @Override
    public void run(int tenantId, Instant now) {
        work.call(tenantId, connection -> {
            var zone = ProgramSettings.read(connection, tenantId).timeZone();
            try (var soon = connection.prepareStatement(SOON)) {
                soon.setFetchSize(BATCH);
                soon.setInt(1, tenantId);
                soon.setInt(2, tenantId);
                soon.setObject(3, now.plus(FAR).atOffset(ZoneOffset.UTC));
                soon.setObject(4, now.plus(FAR).atOffset(ZoneOffset.UTC));
                try (var row = soon.executeQuery()) {
                    tell(tenantId, row, zone, now);
                }
            }
            return null;
        });
        work.call(tenantId, connection -> {
            new NoticeTable(connection, tenantId).forget(now);
            return null;
        });
    }

    private void tell(int tenantId, ResultSet row, ZoneId zone, Instant now) throws SQLException {
        var losses = new HashMap<Loss, Long>();
        UUID account = null;
        while (row.next()) {
            var next = row.getObject("account_id", UUID.class);
            if (losses.size() >= BATCH && !next.equals(account)) {
                tell(tenantId, losses, now);
                losses.clear();
            }
            account = next;
            var gone = goneAt(row, zone);
            if (gone.isAfter(now) && !gone.isAfter(now.plus(FAR))) {
                var days = gone.isAfter(now.plus(NEAR)) ? FAR : NEAR;
                losses.merge(new Loss(account, LocalDate.ofInstant(gone.minusNanos(1), zone), (int) days.toDays()),
                        row.getLong("remaining"), Math::addExact);
            }
        }
        tell(tenantId, losses, now);
    }

    private static Instant goneAt(ResultSet row, ZoneId zone) throws SQLException {
        var expiresAt = instant(row, "expires_at");
        var months = row.getObject("idle_months", Integer.class);
        return months == null ? expiresAt
                : ExpiryPolicy.idleExpiry(expiresAt, months, instant(row, "last_purchase_at"), zone);
    }

    private void tell(int tenantId, Map<Loss, Long> losses, Instant now) {
        if (!losses.isEmpty()) {
            work.call(tenantId, connection -> {
                new NoticeTable(connection, tenantId).tell(losses, now);
                return null;
            });
        }
    }
}
