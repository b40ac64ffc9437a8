package io.stamgast.earning.posting;

import io.stamgast.account.distributor.KnownDistributors;
import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.standing.Customers;
import io.stamgast.earning.standing.Moment;
import io.stamgast.earning.standing.Standings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Tells items what conditions ask of their accounts and distributors; reads nothing where none asks. */
final class Acquaintance {

    private Acquaintance() {
    }

    static void introduce(Connection connection, int tenant, Map<Item, RuleSet> versions, Standings standings)
            throws SQLException {
        var ofAccounts = versions.keySet().stream().filter(item -> versions.get(item).asksAbout(Topic.ACCOUNT))
                .map(Item::moment).distinct().toList();
        var ofDistributors = versions.keySet().stream()
                .filter(item -> versions.get(item).asksFor("purchase.distributor"))
                .map(item -> item.purchase().distributorId()).filter(Objects::nonNull).distinct().toList();
        if (ofAccounts.isEmpty() && ofDistributors.isEmpty()) {
            return;
        }
        var customers = Customers.read(connection, tenant, ofAccounts, standings);
        var distributors = KnownDistributors.numbers(connection, tenant, ofDistributors);
        versions.forEach((item, version) -> item.saw(seen(item, version, customers, distributors)));
    }

    private static Seen seen(Item item, RuleSet version, Map<Moment, Customer> customers,
                             Map<UUID, String> distributors) {
        var purchase = item.purchase();
        return new Seen(version.asksFor("purchase.distributor") ? distributors.get(purchase.distributorId()) : null,
                version.asksAbout(Topic.ACCOUNT) ? customers.get(item.moment()) : null);
    }
}
