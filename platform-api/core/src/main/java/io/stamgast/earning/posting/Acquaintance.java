package io.stamgast.earning.posting;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.standing.Customers;
import io.stamgast.earning.standing.Standings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Tells items what conditions ask of their accounts and distributors; reads nothing where none asks. */
final class Acquaintance {

    private static final String DISTRIBUTORS = """
            select d.id, d.external_id from app.distributor d where d.tenant_id = ? and d.id = any (?)""";

    private Acquaintance() {
    }

    static void introduce(Connection connection, int tenant, Map<Item, RuleSet> versions, Standings standings,
                          Instant now) throws SQLException {
        var ofAccounts = versions.keySet().stream().filter(item -> versions.get(item).asksAbout(Topic.ACCOUNT))
                .map(item -> item.purchase().accountId()).distinct().toList();
        var ofDistributors = versions.keySet().stream()
                .filter(item -> versions.get(item).asksFor("purchase.distributor"))
                .map(item -> item.purchase().distributorId()).filter(Objects::nonNull).distinct().toList();
        if (ofAccounts.isEmpty() && ofDistributors.isEmpty()) {
            return;
        }
        var customers = Customers.read(connection, tenant, ofAccounts, standings, now);
        var distributors = distributors(connection, tenant, ofDistributors);
        versions.forEach((item, version) -> item.saw(seen(item, version, customers, distributors)));
    }

    private static Seen seen(Item item, RuleSet version, Map<UUID, Customer> customers,
                             Map<UUID, String> distributors) {
        var purchase = item.purchase();
        return new Seen(version.asksFor("purchase.distributor") ? distributors.get(purchase.distributorId()) : null,
                version.asksAbout(Topic.ACCOUNT) ? customers.get(purchase.accountId()) : null);
    }

    private static Map<UUID, String> distributors(Connection connection, int tenant, Collection<UUID> ids)
            throws SQLException {
        var found = new HashMap<UUID, String>();
        if (ids.isEmpty()) {
            return found;
        }
        try (var query = connection.prepareStatement(DISTRIBUTORS)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        }
        return found;
    }
}
