package io.stamgast.benchmark.membership;

import io.stamgast.kernel.TenantWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the product knows of one tenant's memberships, read from its database. */
final class Books {

    private static final String WAITING =
            "select count(*) from (select from app.stripe_event where tenant_id = ? and state = 'WAITING' limit 1) w";
    private static final String FAILED =
            "select count(*) from app.stripe_event where tenant_id = ? and state = 'FAILED'";
    private static final String EVENTS = "select count(*) from app.stripe_event where tenant_id = ?";
    private static final String PERIODS = """
            select id, period_begins_at, period_ends_at from app.membership where tenant_id = ? and state = 'ACTIVE'""";
    private static final String PAID_TWICE_EACH = """
            select count(*) from (
                select from app.membership_invoice where tenant_id = ? group by membership_id
                having count(*) = 2 and min(state) = 'PAID' and max(state) = 'PAID' and min(paid_minor) > 0
                    and count(*) filter (where reason = 'RENEWAL') = 1) m""";

    /** A membership's present period. */
    record Period(Instant begin, Instant end) {
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private final TenantWork work;
    private final int tenantId;

    Books(TenantWork work, int tenantId) {
        this.work = work;
        this.tenantId = tenantId;
    }

    private <T> T read(String sql, Reading<T> reading) {
        return work.call(tenantId, connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setInt(1, tenantId);
                try (var rows = query.executeQuery()) {
                    return reading.of(rows);
                }
            }
        });
    }

    private long count(String sql) {
        return read(sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    boolean isAnyEventWaiting() {
        return count(WAITING) > 0;
    }

    long failedEvents() {
        return count(FAILED);
    }

    long events() {
        return count(EVENTS);
    }

    /** Memberships that have two invoices, one of them of a renewal, and have paid both. */
    long havePaidTwice() {
        return count(PAID_TWICE_EACH);
    }

    /** Of the active memberships. */
    Map<UUID, Period> periods() {
        return read(PERIODS, rows -> {
            var periods = new HashMap<UUID, Period>();
            while (rows.next()) {
                periods.put(rows.getObject(1, UUID.class), new Period(instant(rows, 2), instant(rows, 3)));
            }
            return periods;
        });
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
