package io.stamgast.earning.posting;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.judging.TakeBack.Closed;
import io.stamgast.earning.judging.TakeBack.LastClose;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.judging.Seen;
import io.stamgast.purchase.Purchase;
import io.stamgast.purchase.Purchases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads the originals of linked returns, with all that came back of them, under the lock of their balances. */
final class Originals {

    private static final String RETURNS = """
            select r.id, r.original_id, j.purchase_id is not null from app.purchase r
            left join app.judgement j on j.tenant_id = ? and j.purchase_id = r.id
            where r.tenant_id = ? and r.original_id = any (?) and r.original_id is not null
            order by r.id""";
    private static final String JUDGEMENTS = """
            select purchase_id, rule_set_id, judged_at, rules, facts from app.judgement
            where tenant_id = ? and purchase_id = any (?)""";
    private static final String CLOSES = """
            select account_id, rule_set_id, rule_code, period, multiplier_numerator, multiplier_denominator, closed_at,
                limited, matched_minor, points, exact_numerator, exact_denominator
            from app.period_tally
            where tenant_id = ? and account_id = any (?) and multiplier_numerator is not null""";

    private static final String REVERSED = """
            select o.purchase_id from app.posting o
            join app.posting c on c.tenant_id = ? and c.reverses_id = o.id
            where o.tenant_id = ? and o.purchase_id = any (?) and o.kind in ('EARNED', 'TAKEN_BACK')""";

    private record Return(UUID id, UUID originalId, boolean judged) {
    }

    private record Judged(Judgement judgement, Instant at, Seen seen) {
    }

    private record Settled(UUID accountId, UUID ruleSetId, String code, String period) {
    }

    private record Close(Closed closed, Instant at) {
    }

    private final Connection connection;
    private final int tenant;

    Originals(Connection connection, int tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** By the originals' ids. */
    Map<UUID, Original> read(Collection<UUID> ids) throws SQLException {
        var returns = returns(ids);
        var all = new ArrayList<>(ids);
        returns.forEach(one -> all.add(one.id()));
        var purchases = Purchases.find(connection, tenant, all);
        var judged = judgements(ids);
        var reversed = reversed(all);
        var closes = closes(ids.stream().map(id -> purchases.get(id).accountId()).distinct().toList());
        var originals = new HashMap<UUID, Original>();
        for (var id : ids) {
            var mine = returns.stream().filter(one -> one.originalId().equals(id)).toList();
            originals.put(id, original(purchases.get(id), judged.get(id), mine, purchases, reversed, closes));
        }
        return originals;
    }

    private static Original original(Purchase bought, Judged judged, List<Return> returns,
                                     Map<UUID, Purchase> purchases, Set<UUID> reversed,
                                     Map<Settled, Close> closes) {
        var all = lines(returns, purchases);
        if (judged == null) {
            return new Original(bought, null, Seen.NOTHING, all, List.of(), LastClose.none(), false);
        }
        var counted = returns.stream().filter(one -> one.judged() && !reversed.contains(one.id()))
                .map(one -> Seen.lines(purchases.get(one.id()))).toList();
        return new Original(bought, judged.judgement(), judged.seen(), all, counted,
                result -> lastClose(bought.accountId(), judged, result, closes), reversed.contains(bought.id()));
    }

    private static List<Line> lines(List<Return> returns, Map<UUID, Purchase> purchases) {
        return returns.stream().flatMap(one -> Seen.lines(purchases.get(one.id())).stream()).toList();
    }

    /** A close before the judging did not know these points. */
    private static Closed lastClose(UUID account, Judged judged, RuleResult result, Map<Settled, Close> closes) {
        var close = closes.get(new Settled(account, judged.judgement().ruleSetId(), result.code(), result.period()));
        return close == null || close.at().isBefore(judged.at()) ? null : close.closed();
    }

    private List<Return> returns(Collection<UUID> ids) throws SQLException {
        var returns = new ArrayList<Return>();
        try (var query = connection.prepareStatement(RETURNS)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    returns.add(new Return(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                            row.getBoolean(3)));
                }
            }
        }
        return returns;
    }

    private Set<UUID> reversed(Collection<UUID> ids) throws SQLException {
        try (var query = connection.prepareStatement(REVERSED)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            var reversed = new HashSet<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    reversed.add(row.getObject(1, UUID.class));
                }
            }
            return reversed;
        }
    }

    private Map<UUID, Judged> judgements(Collection<UUID> ids) throws SQLException {
        var judged = new HashMap<UUID, Judged>();
        try (var query = connection.prepareStatement(JUDGEMENTS)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    judged.put(row.getObject(1, UUID.class), new Judged(
                            Judgement.read(row.getObject(2, UUID.class), row.getString(4)),
                            instant(row, 3), Seen.read(row.getString(5))));
                }
            }
        }
        return judged;
    }

    private static Fraction fraction(ResultSet row, int numerator) throws SQLException {
        return Fraction.of(row.getBigDecimal(numerator).toBigIntegerExact(),
                row.getBigDecimal(numerator + 1).toBigIntegerExact());
    }

    private Map<Settled, Close> closes(Collection<UUID> accounts) throws SQLException {
        var closes = new HashMap<Settled, Close>();
        try (var query = connection.prepareStatement(CLOSES)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var settled = new Settled(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                            row.getString(3), row.getString(4));
                    var standing = row.getBoolean(8)
                            ? new Tally(row.getLong(9), row.getLong(10), fraction(row, 11)) : null;
                    closes.put(settled, new Close(new Closed(fraction(row, 5), standing), instant(row, 7)));
                }
            }
        }
        return closes;
    }
}
