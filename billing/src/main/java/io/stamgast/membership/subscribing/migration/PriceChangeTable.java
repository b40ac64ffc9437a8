package io.stamgast.membership.subscribing.migration;

import io.stamgast.plan.Plans;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The statements on the price changes that members were told of, in the caller's unit of work. */
final class PriceChangeTable {

    /** Where one stands. */
    enum State {
        PLANNED,
        /** Stripe is asked for it. */
        ASKED,
        DONE,
        /** The membership has ended, or pays something else. */
        DROPPED,
        /** Stripe will not do it, unless members are told anew. */
        REFUSED
    }

    /** @param call what Stripe is asked; null while it is not */
    record Change(UUID membership, UUID price, int planVersion, Instant noticeEnds, State state, UUID call) {

        private static Change of(ResultSet row) throws SQLException {
            return new Change(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(), State.valueOf(row.getString(5)),
                    row.getObject(6, UUID.class));
        }
    }

    private static final String SUPERSEDE = """
            update app.membership_price_change set state = 'DROPPED'
            where tenant_id = ? and membership_id = ? and price_id <> ? and state = 'PLANNED'""";
    private static final String PLAN = """
            insert into app.membership_price_change as c (tenant_id, membership_id, price_id, plan_version, told_at,
                notice_ends, state)
            values (?, ?, ?, ?, ?, ?, 'PLANNED')
            on conflict (tenant_id, membership_id, price_id) do update set plan_version = excluded.plan_version,
                told_at = excluded.told_at, notice_ends = excluded.notice_ends, state = excluded.state, call = null,
                problem = null
            where c.state in ('REFUSED', 'DROPPED')""";
    private static final String DUE = """
            select c.membership_id, c.price_id, c.plan_version, c.notice_ends, c.state, c.call
            from app.membership_price_change c
            join app.membership m on m.tenant_id = c.tenant_id and m.id = c.membership_id
            where c.tenant_id = ? and c.state = 'PLANNED' and (m.ended_at is not null
                or m.state in ('TRIALING', 'ACTIVE') and m.cancels_at is null
                    and m.period_ends_at >= c.notice_ends and m.period_ends_at <= ?)
            order by c.membership_id limit ?""";
    private static final String SET = """
            update app.membership_price_change set state = ?, call = ?
            where tenant_id = ? and membership_id = ? and price_id = ?""";
    private static final String ANSWERED = """
            update app.membership_price_change c set state = ?, problem = ?
            from app.plan_price p
            where c.tenant_id = ? and c.membership_id = ? and c.state = 'ASKED'
                and p.tenant_id = ? and p.id = c.price_id and p.stripe_price = ?""";

    private static final String STANDING = """
            select c.price_id, count(*) filter (where c.state <> 'REFUSED'), count(*) filter (where c.state = 'REFUSED')
            from app.membership_price_change c
            join app.plan_price p on p.tenant_id = c.tenant_id and p.id = c.price_id
            where c.tenant_id = ? and p.plan_id = ? and c.state in ('PLANNED', 'ASKED', 'REFUSED')
            group by c.price_id order by c.price_id""";

    private final Connection connection;
    private final int tenantId;

    PriceChangeTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** @return false when that was planned before, and may still come or is done */
    boolean plan(UUID membership, UUID price, int planVersion, Instant now, Instant noticeEnds) throws SQLException {
        try (var plan = connection.prepareStatement(PLAN); var supersede = connection.prepareStatement(SUPERSEDE)) {
            plan.setInt(1, tenantId);
            plan.setObject(2, membership);
            plan.setObject(3, price);
            plan.setInt(4, planVersion);
            plan.setObject(5, now.atOffset(ZoneOffset.UTC));
            plan.setObject(6, noticeEnds.atOffset(ZoneOffset.UTC));
            if (plan.executeUpdate() == 0) {
                return false;
            }
            supersede.setInt(1, tenantId);
            supersede.setObject(2, membership);
            supersede.setObject(3, price);
            supersede.executeUpdate();
            return true;
        }
    }

    /** Those whose renewal comes by then, or whose membership has ended. */
    List<Change> due(Instant by, int limit) throws SQLException {
        try (var query = connection.prepareStatement(DUE)) {
            query.setInt(1, tenantId);
            query.setObject(2, by.atOffset(ZoneOffset.UTC));
            query.setInt(3, limit);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Change>();
                while (row.next()) {
                    found.add(Change.of(row));
                }
                return found;
            }
        }
    }

    /**
     * Stripe has answered.
     *
     * @param stripePrice Stripe's id of the price
     * @param problem what it refused, in its words; null for nothing
     */
    void answered(UUID membership, String stripePrice, State state, String problem) throws SQLException {
        try (var answered = connection.prepareStatement(ANSWERED)) {
            answered.setString(1, state.name());
            answered.setString(2, problem);
            answered.setInt(3, tenantId);
            answered.setObject(4, membership);
            answered.setInt(5, tenantId);
            answered.setString(6, stripePrice);
            answered.executeUpdate();
        }
    }

    /** How many of the plan's members were told of which price and don't pay it yet. */
    List<Standing> standing(UUID plan, Plans plans) throws SQLException {
        try (var query = connection.prepareStatement(STANDING)) {
            query.setInt(1, tenantId);
            query.setObject(2, plan);
            var found = new ArrayList<Standing>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var price = plans.price(connection, tenantId, row.getObject(1, UUID.class)).orElseThrow();
                    found.add(new Standing(BigDecimal.valueOf(price.amountMinor(),
                            price.currency().getDefaultFractionDigits()), price.currency().getCurrencyCode(),
                            price.interval(), row.getLong(2), row.getLong(3)));
                }
            }
            return found;
        }
    }

    void set(Change change, State state, UUID call) throws SQLException {
        try (var set = connection.prepareStatement(SET)) {
            set.setString(1, state.name());
            set.setObject(2, call);
            set.setInt(3, tenantId);
            set.setObject(4, change.membership());
            set.setObject(5, change.price());
            set.executeUpdate();
        }
    }
}
