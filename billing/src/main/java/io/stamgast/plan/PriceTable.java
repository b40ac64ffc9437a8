package io.stamgast.plan;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.Ids;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.plan.definition.PlanDefinition.Price;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The table of prices, in the caller's unit of work. */
final class PriceTable {

    /**
     * A price with what is known of it.
     *
     * @param retiredAt null while it is in force
     * @param stripeActive whether Stripe sells at it
     * @param problem what Stripe refused; null for nothing
     */
    record Row(PlanPrice price, int fromVersion, Instant retiredAt, boolean stripeActive, Instant mirroredAt,
               String problem) {

        private static Row of(ResultSet row) throws SQLException {
            var retiredAt = instant(row, "retired_at");
            var price = new PlanPrice(row.getObject("id", UUID.class), row.getObject("plan_id", UUID.class),
                    row.getString("code"), row.getLong("amount_minor"), Currency.getInstance(row.getString("currency")),
                    Interval.valueOf(row.getString("interval")), row.getObject("months", Integer.class),
                    row.getString("stripe_price"), retiredAt != null);
            return new Row(price, row.getInt("from_version"), retiredAt, row.getBoolean("stripe_active"),
                    instant(row, "mirrored_at"), row.getString("mirror_problem"));
        }

        boolean isMirrored() {
            return price.stripePrice() != null && stripeActive != price.retired();
        }

        private boolean costs(Price wanted) {
            return price.amountMinor() == wanted.amountMinor()
                    && price.currency().getCurrencyCode().equals(wanted.currency())
                    && price.interval() == wanted.interval() && Objects.equals(price.months(), wanted.months());
        }
    }

    private static final String SELECT = """
            select c.id, c.plan_id, c.code, c.amount_minor, c.currency, c.interval, c.months, c.from_version,
                c.retired_at, c.stripe_price, c.stripe_active, c.mirrored_at, c.mirror_problem
            from app.plan_price c where c.tenant_id = ?""";
    private static final String FIND = SELECT + " and c.id = ?";
    private static final String OF_PLANS = SELECT + " and c.plan_id = any (?) order by c.code, c.id";
    private static final String INSERT = """
            insert into app.plan_price as c (tenant_id, id, plan_id, code, amount_minor, currency, interval, months,
                from_version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String RETIRE =
            "update app.plan_price set retired_at = ? where tenant_id = ? and id = ? and retired_at is null";

    private final Connection connection;
    private final int tenantId;

    PriceTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    Optional<Row> find(UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** Retired ones too; of one code the oldest first. */
    List<Row> of(Collection<UUID> plans) throws SQLException {
        try (var query = connection.prepareStatement(OF_PLANS)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", plans.toArray()));
            return rows(query);
        }
    }

    private static List<Row> rows(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var rows = new ArrayList<Row>();
            while (row.next()) {
                rows.add(Row.of(row));
            }
            return rows;
        }
    }

    /** Makes the prices in force those of the definition: who costs the same stays, the others are replaced. */
    void follow(UUID plan, int version, PlanDefinition definition, Instant now) throws SQLException {
        var wanted = new HashMap<String, Price>();
        definition.prices().forEach(price -> wanted.put(price.code(), price));
        for (var known : of(List.of(plan))) {
            if (known.retiredAt == null) {
                var price = wanted.get(known.price.code());
                if (price != null && known.costs(price)) {
                    wanted.remove(price.code());
                } else {
                    retire(known.price.id(), now);
                }
            }
        }
        for (var price : definition.prices()) {
            if (wanted.containsKey(price.code())) {
                insert(plan, version, price);
            }
        }
    }

    private void insert(UUID plan, int version, Price price) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, Ids.next());
            insert.setObject(3, plan);
            insert.setString(4, price.code());
            insert.setLong(5, price.amountMinor());
            insert.setString(6, price.currency());
            insert.setString(7, price.interval().name());
            insert.setObject(8, price.months());
            insert.setInt(9, version);
            insert.executeUpdate();
        }
    }

    private void retire(UUID id, Instant now) throws SQLException {
        try (var retire = connection.prepareStatement(RETIRE)) {
            retire.setObject(1, now.atOffset(ZoneOffset.UTC));
            retire.setInt(2, tenantId);
            retire.setObject(3, id);
            retire.executeUpdate();
        }
    }
}
