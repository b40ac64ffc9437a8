package io.stamgast.earning.settlement;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.rule.FrequencyRule;
import io.stamgast.earning.rule.GoalRule;
import io.stamgast.earning.standing.Customers;
import io.stamgast.earning.standing.Standings;
import io.stamgast.wallet.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What goals look at, of some accounts: own spend now and a year before, purchases counted, and the account itself. */
final class GoalFacts {

    private static final String SPEND = """
            select s.account_id, s.month, s.category, sum(s.own_minor)::bigint from app.spend_month s
            where s.tenant_id = ? and s.account_id = any (?) and s.month = any (?)
            group by s.account_id, s.month, s.category""";
    private static final String PURCHASES = """
            select t.account_id, t.rule_code, t.period, sum(t.purchases)::int from app.period_tally t
            where t.tenant_id = ? and t.account_id = any (?) and t.rule_code = any (?) and t.period <= ?
            group by t.account_id, t.rule_code, t.period""";

    private record CountKey(UUID account, String code, String period) {
    }

    private final Map<UUID, Map<String, Long>> spend = new HashMap<>();
    private final Map<UUID, Map<String, Long>> lastYear = new HashMap<>();
    private final Map<CountKey, Integer> purchases = new HashMap<>();
    private Map<UUID, Customer> customers = Map.of();

    /** How many purchases were counted; null where the tables say it. */
    @FunctionalInterface
    interface Counts {
        Integer purchases(UUID account, String code, Period period);
    }

    private final Counts supposed;

    private GoalFacts(Counts supposed) {
        this.supposed = supposed;
    }

    static GoalFacts read(Connection connection, int tenantId, Collection<UUID> accounts, Period period,
                          Collection<? extends GoalRule> goals, Standings standings, Instant at)
            throws SQLException {
        return read(connection, tenantId, accounts, period, goals, standings, at, (account, code, counted) -> null);
    }

    /** The same, if purchases were counted otherwise than the tables say. */
    static GoalFacts read(Connection connection, int tenantId, Collection<UUID> accounts, Period period,
                          Collection<? extends GoalRule> goals, Standings standings, Instant at, Counts supposed)
            throws SQLException {
        var facts = new GoalFacts(supposed);
        if (goals.isEmpty()) {
            return facts;
        }
        facts.readSpend(connection, tenantId, accounts, period, facts.spend);
        facts.readSpend(connection, tenantId, accounts, lastYear(period), facts.lastYear);
        var counted = goals.stream().filter(FrequencyRule.class::isInstance).map(GoalRule::code).toList();
        if (!counted.isEmpty()) {
            facts.readPurchases(connection, tenantId, accounts, period, counted);
        }
        if (goals.stream().anyMatch(goal -> goal.terms().condition().asksAbout(Topic.ACCOUNT))) {
            facts.customers = Customers.read(connection, tenantId, accounts, standings, at);
        }
        return facts;
    }

    private static Period lastYear(Period period) {
        return new Period(period.length(), period.year() - 1, period.part());
    }

    private void readSpend(Connection connection, int tenantId, Collection<UUID> accounts, Period period,
                           Map<UUID, Map<String, Long>> into) throws SQLException {
        var months = Arrays.stream(period.months()).boxed().toArray();
        try (var query = connection.prepareStatement(SPEND)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            query.setArray(3, connection.createArrayOf("int4", months));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    into.computeIfAbsent(row.getObject(1, UUID.class), any -> new TreeMap<>())
                            .merge(row.getString(3), row.getLong(4), Math::addExact);
                }
            }
        }
    }

    private void readPurchases(Connection connection, int tenantId, Collection<UUID> accounts, Period period,
                               Collection<String> codes) throws SQLException {
        try (var query = connection.prepareStatement(PURCHASES)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            query.setArray(3, connection.createArrayOf("text", codes.toArray()));
            query.setString(4, period.toString());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    purchases.put(new CountKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            row.getInt(4));
                }
            }
        }
    }

    /** Own spend of the period by category; under no name what has none. */
    Map<String, Long> byCategory(UUID account) {
        return spend.getOrDefault(account, Map.of());
    }

    long own(UUID account, String scope) {
        return sum(byCategory(account), scope);
    }

    long ownLastYear(UUID account, String scope) {
        return sum(lastYear.getOrDefault(account, Map.of()), scope);
    }

    private static long sum(Map<String, Long> byCategory, String scope) {
        return scope.equals(RuleDefinition.ALL)
                ? byCategory.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact)
                : byCategory.getOrDefault(scope, 0L);
    }

    int purchases(UUID account, String code, Period period) {
        var count = supposed.purchases(account, code, period);
        return count == null ? purchases.getOrDefault(new CountKey(account, code, period.toString()), 0) : count;
    }

    /** How many periods in a row, up to this one, had purchases enough. */
    int inARow(UUID account, FrequencyRule rule, Period last) {
        var count = 0;
        for (var period = last; purchases(account, rule.code(), period) >= rule.purchases();
                period = period.previous()) {
            count++;
        }
        return count;
    }

    /** Of what the condition of a goal asks. */
    Customer customer(UUID account) {
        return customers.getOrDefault(account, Customer.UNASKED);
    }

    /** The categories that have a name, with what was bought in them. */
    List<Map.Entry<String, Long>> named(UUID account) {
        return byCategory(account).entrySet().stream().filter(category -> !category.getKey().isEmpty()).toList();
    }
}
