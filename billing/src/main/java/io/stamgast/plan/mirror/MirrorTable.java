package io.stamgast.plan.mirror;

import io.stamgast.kernel.Json;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What Stripe was told of plans and prices. Whoever writes it has the plan's row locked, for its prices too. */
final class MirrorTable {

    private static final String LOCK = """
            select p.id, t.alias, p.version, v.definition, p.stripe_product, p.mirrored_version, m.definition as shown,
                p.mirror_call is null and p.mirror_problem is null as idle
            from app.membership_plan p
            join app.tenant t on t.id = p.tenant_id
            join app.membership_plan_version v
                on v.tenant_id = p.tenant_id and v.plan_id = p.id and v.version = p.version
            left join app.membership_plan_version m
                on m.tenant_id = p.tenant_id and m.plan_id = p.id and m.version = p.mirrored_version
            where p.tenant_id = ? and p.id = ? for update of p""";
    private static final String PRICE_IS_DUE = """
            c.mirror_call is null and c.mirror_problem is null
            and (c.stripe_price is null and c.retired_at is null or c.stripe_active and c.retired_at is not null)""";
    private static final String DUE_PRICES = """
            select c.id, c.stripe_price, c.code, c.amount_minor, c.currency, c.interval, c.retired_at is null as active
            from app.plan_price c where c.tenant_id = ? and c.plan_id = ? and\s""" + PRICE_IS_DUE
            + " order by c.id";
    private static final String DUE = """
            select p.id from app.membership_plan p
            where p.tenant_id = ? and (
                p.mirror_call is null and p.mirror_problem is null and p.mirrored_version is distinct from p.version
                or p.stripe_product is not null and exists (
                    select from app.plan_price c
                    where c.tenant_id = p.tenant_id and c.plan_id = p.id and\s""" + PRICE_IS_DUE
            + ")) order by p.id";
    private static final String FORGET_OF_PLAN =
            "update app.membership_plan set mirror_problem = null where tenant_id = ? and id = ?";
    private static final String FORGET_OF_PRICES = """
            update app.plan_price set mirror_problem = null
            where tenant_id = ? and plan_id = ? and mirror_problem is not null""";
    private static final String FORGET_PLANS = """
            update app.membership_plan set stripe_product = null, mirrored_version = null, mirrored_at = null,
                mirror_call = null, mirror_problem = null
            where tenant_id = ?""";
    private static final String FORGET_PRICES = """
            update app.plan_price set stripe_price = null, stripe_active = false, mirrored_at = null,
                mirror_call = null, mirror_problem = null
            where tenant_id = ?""";
    private static final String PRODUCT_SHOWN =
            "update app.membership_plan set mirrored_version = ? where tenant_id = ? and id = ?";
    private static final String PRODUCT_ASKED =
            "update app.membership_plan set mirror_call = ? where tenant_id = ? and id = ?";
    private static final String PRODUCT_DONE = """
            update app.membership_plan set stripe_product = ?, mirrored_version = ?, mirrored_at = ?,
                mirror_call = null
            where tenant_id = ? and id = ?""";
    private static final String PRODUCT_REFUSED = """
            update app.membership_plan set mirror_call = null, mirror_problem = ? where tenant_id = ? and id = ?""";
    private static final String PRICE_ASKED =
            "update app.plan_price set mirror_call = ? where tenant_id = ? and id = ?";
    private static final String PRICE_DONE = """
            update app.plan_price set stripe_price = ?, stripe_active = ?, mirrored_at = ?, mirror_call = null
            where tenant_id = ? and id = ?""";
    private static final String PRICE_REFUSED = """
            update app.plan_price set mirror_call = null, mirror_problem = ? where tenant_id = ? and id = ?""";

    private final Connection connection;
    private final int tenantId;

    MirrorTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** Plans of which Stripe doesn't show all, with nothing under way or refused. */
    List<UUID> due() throws SQLException {
        try (var query = connection.prepareStatement(DUE)) {
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                var plans = new ArrayList<UUID>();
                while (row.next()) {
                    plans.add(row.getObject(1, UUID.class));
                }
                return plans;
            }
        }
    }

    /** @throws IllegalStateException when there is no such plan; none is ever removed */
    MirroredPlan lock(UUID plan) throws SQLException {
        try (var query = connection.prepareStatement(LOCK)) {
            query.setInt(1, tenantId);
            query.setObject(2, plan);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no plan " + plan);
                }
                return new MirroredPlan(plan, row.getString("alias"), row.getInt("version"),
                        definition(row, "definition"), row.getString("stripe_product"),
                        row.getObject("mirrored_version", Integer.class), definition(row, "shown"),
                        row.getBoolean("idle"));
            }
        }
    }

    private static PlanDefinition definition(ResultSet row, String column) throws SQLException {
        var json = row.getString(column);
        return json == null ? null : Json.read(json, PlanDefinition.class);
    }

    List<WantedPrice> duePrices(MirroredPlan plan) throws SQLException {
        try (var query = connection.prepareStatement(DUE_PRICES)) {
            query.setInt(1, tenantId);
            query.setObject(2, plan.id());
            try (var row = query.executeQuery()) {
                var prices = new ArrayList<WantedPrice>();
                while (row.next()) {
                    prices.add(new WantedPrice(row.getObject("id", UUID.class), plan.id(), plan.tenant(),
                            plan.stripeProduct(), row.getString("stripe_price"), row.getString("code"),
                            row.getLong("amount_minor"), row.getString("currency"),
                            Interval.valueOf(row.getString("interval")), row.getBoolean("active")));
                }
                return prices;
            }
        }
    }

    void forgetProblems(UUID plan) throws SQLException {
        update(FORGET_OF_PLAN, tenantId, plan);
        update(FORGET_OF_PRICES, tenantId, plan);
    }

    /** Nothing is shown, of any plan. */
    void forget() throws SQLException {
        update(FORGET_PLANS, tenantId);
        update(FORGET_PRICES, tenantId);
    }

    void productShown(UUID plan, int version) throws SQLException {
        update(PRODUCT_SHOWN, version, tenantId, plan);
    }

    void productAsked(UUID plan, UUID call) throws SQLException {
        update(PRODUCT_ASKED, call, tenantId, plan);
    }

    void productDone(UUID plan, String stripeProduct, int version, Instant now) throws SQLException {
        update(PRODUCT_DONE, stripeProduct, version, now.atOffset(ZoneOffset.UTC), tenantId, plan);
    }

    /** @param problem null when it may be asked for again */
    void productRefused(UUID plan, String problem) throws SQLException {
        update(PRODUCT_REFUSED, problem, tenantId, plan);
    }

    void priceAsked(UUID price, UUID call) throws SQLException {
        update(PRICE_ASKED, call, tenantId, price);
    }

    void priceDone(UUID price, String stripePrice, boolean active, Instant now) throws SQLException {
        update(PRICE_DONE, stripePrice, active, now.atOffset(ZoneOffset.UTC), tenantId, price);
    }

    /** @param problem null when it may be asked for again */
    void priceRefused(UUID price, String problem) throws SQLException {
        update(PRICE_REFUSED, problem, tenantId, price);
    }

    private void update(String sql, Object... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
