package io.stamgast.earning.standing;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.standing.AccountTrait.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads accounts as conditions see them. */
public final class Customers {

    private static final String SELECT = """
            select a.id, a.external_id, a.attributes from app.account a where a.tenant_id = ? and a.id = any (?)""";

    private Customers() {
    }

    /** Each of these accounts, with what other features know of it at an instant. */
    public static Map<UUID, Customer> read(Connection connection, int tenantId, Collection<UUID> accounts,
                                           Standings standings, Instant at) throws SQLException {
        var found = new HashMap<UUID, Customer>();
        if (accounts.isEmpty()) {
            return found;
        }
        var traits = standings.traits(connection, tenantId, accounts, at);
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject(1, UUID.class);
                    found.put(id, customer(row.getString(2), row.getString(3), traits.getOrDefault(id, Map.of())));
                }
            }
        }
        return found;
    }

    private static Customer customer(String externalId, String attributes, Map<Name, Collection<String>> traits) {
        return new Customer(externalId, one(traits.get(Name.TIER)),
                List.copyOf(traits.getOrDefault(Name.SEGMENTS, List.of())), one(traits.get(Name.PLAN)),
                Customer.attributes(attributes));
    }

    private static String one(Collection<String> values) {
        return values == null ? null : values.stream().findFirst().orElse(null);
    }
}
