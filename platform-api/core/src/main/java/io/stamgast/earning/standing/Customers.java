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

    /** What its own row says of an account. */
    private record Kept(String externalId, Map<String, Object> attributes) {

        Customer knownAs(Map<Name, Collection<String>> traits) {
            return new Customer(externalId, one(traits.get(Name.TIER)),
                    List.copyOf(traits.getOrDefault(Name.SEGMENTS, List.of())), one(traits.get(Name.PLAN)),
                    attributes);
        }

        private static String one(Collection<String> values) {
            return values == null ? null : values.stream().findFirst().orElse(null);
        }
    }

    private Customers() {
    }

    /** Each of these accounts, with what other features know of it at an instant. */
    public static Map<UUID, Customer> read(Connection connection, int tenantId, Collection<UUID> accounts,
                                           Standings standings, Instant at) throws SQLException {
        var found = new HashMap<UUID, Customer>();
        read(connection, tenantId, Moment.of(accounts, at), standings)
                .forEach((moment, customer) -> found.put(moment.account(), customer));
        return found;
    }

    /**
     * The accounts of these moments as other features knew them then, with the attributes that they have now.
     *
     * @param moments each once
     */
    public static Map<Moment, Customer> read(Connection connection, int tenantId, Collection<Moment> moments,
                                             Standings standings) throws SQLException {
        if (moments.isEmpty()) {
            return Map.of();
        }
        var traits = standings.traits(connection, tenantId, moments);
        var kept = kept(connection, tenantId, moments.stream().map(Moment::account).distinct().toList());
        var found = new HashMap<Moment, Customer>();
        moments.forEach(moment -> found.put(moment,
                kept.get(moment.account()).knownAs(traits.getOrDefault(moment, Map.of()))));
        return found;
    }

    private static Map<UUID, Kept> kept(Connection connection, int tenantId, Collection<UUID> accounts)
            throws SQLException {
        var found = new HashMap<UUID, Kept>();
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class),
                            new Kept(row.getString(2), Customer.attributes(row.getString(3))));
                }
            }
        }
        return found;
    }
}
