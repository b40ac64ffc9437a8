package io.stamgast.purchase;

import static io.stamgast.kernel.Stored.instant;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads kept purchases, in the caller's unit of work. */
public final class Purchases {

    private static final String SELECT = """
            select id, account_id, source, distributor_id, invoice_number, kind, original_id, occurred_at, posted_at,
                currency, earns, channel
            from app.purchase where tenant_id = ? and id = any(?)""";
    private static final String SELECT_LINES = """
            select purchase_id, line_no, sku, description, category, brand, quantity, net_minor, list_minor,
                cost_minor, own
            from app.purchase_line where tenant_id = ? and purchase_id = any(?)
            order by purchase_id, line_no""";

    private Purchases() {
    }

    /** Those of the ids that the tenant has, with their lines. */
    public static Map<UUID, Purchase> find(Connection connection, int tenant, Collection<UUID> ids)
            throws SQLException {
        var found = new HashMap<UUID, Purchase>();
        if (ids.isEmpty()) {
            return found;
        }
        var lines = lines(connection, tenant, ids);
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject("id", UUID.class);
                    found.put(id, purchase(row, id, lines.getOrDefault(id, List.of())));
                }
            }
        }
        return found;
    }

    private static Map<UUID, List<PurchaseLine>> lines(Connection connection, int tenant, Collection<UUID> ids)
            throws SQLException {
        var lines = new HashMap<UUID, List<PurchaseLine>>();
        try (var query = connection.prepareStatement(SELECT_LINES)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    lines.computeIfAbsent(row.getObject("purchase_id", UUID.class), id -> new ArrayList<>())
                            .add(line(row));
                }
            }
        }
        return lines;
    }

    private static PurchaseLine line(ResultSet row) throws SQLException {
        return new PurchaseLine(row.getInt("line_no"), row.getString("sku"), row.getString("description"),
                row.getString("category"), row.getString("brand"), row.getObject("quantity", BigDecimal.class),
                row.getLong("net_minor"), row.getObject("list_minor", Long.class),
                row.getObject("cost_minor", Long.class), row.getBoolean("own"));
    }

    private static Purchase purchase(ResultSet row, UUID id, List<PurchaseLine> lines) throws SQLException {
        return new Purchase(id, row.getObject("account_id", UUID.class), row.getString("source"),
                row.getObject("distributor_id", UUID.class), row.getString("invoice_number"),
                Purchase.Kind.valueOf(row.getString("kind")), row.getObject("original_id", UUID.class),
                instant(row, "occurred_at"), instant(row, "posted_at"), row.getString("currency"),
                row.getBoolean("earns"), lines, row.getString("channel"));
    }
}
