package io.stamgast.earning.reversal;

import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.period.StalePeriods;
import io.stamgast.earning.reversal.TallyTable.Key;
import io.stamgast.earning.reversal.TallyTable.Row;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.Fractions;
import io.stamgast.kernel.DomainException;
import io.stamgast.wallet.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a purchase has earned, or a return has taken back, is reversed: it counts as one that moved nothing, and so do
 * the returns of it that came to nothing, or whose points were all waived.
 */
final class PurchaseReversal {

    // the purchase, and the returns of it whose points stand
    private static final String JUDGED = """
            select p.id, p.account_id, j.rule_set_id, j.rules, exists (
                select from app.posting o join app.entry e on e.tenant_id = ? and e.posting_id = o.id
                where o.tenant_id = ? and o.purchase_id = p.id and o.kind in ('EARNED', 'TAKEN_BACK'))
            from app.purchase p join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            where p.tenant_id = ? and (p.id = ? or p.original_id = ?) and not exists (
                select from app.posting o join app.posting c on c.tenant_id = ? and c.reverses_id = o.id
                where o.tenant_id = ? and o.purchase_id = p.id and o.kind in ('EARNED', 'TAKEN_BACK'))""";

    /** @param moved whether points did; those of a return may all have been waived */
    private record Judged(UUID purchaseId, UUID accountId, Judgement judgement, boolean moved) {
    }

    private final Connection connection;
    private final int tenant;
    private final List<RuleSet> versions;
    private final Map<Key, Tally> undone = new HashMap<>();
    private final Map<String, Fraction> carried = new HashMap<>();
    private final Set<Period> settling = new HashSet<>();

    PurchaseReversal(Connection connection, int tenant, RuleBook rules) throws SQLException {
        this.connection = connection;
        this.tenant = tenant;
        this.versions = rules.published(connection, tenant);
    }

    /** @throws DomainException ({@code has-returns}, 422) when returns of it have taken back points, and stand */
    void undo(UUID purchase, Instant now) throws SQLException {
        var judged = judged(purchase);
        if (judged.stream().anyMatch(one -> !one.purchaseId().equals(purchase) && one.moved())) {
            throw DomainException.ruleBroken("has-returns", "Returns of this purchase have taken back points already;"
                    + " reverse those first, or make an adjustment.");
        }
        judged.forEach(this::collect);
        var tallies = new TallyTable(connection, tenant);
        for (var change : undone.entrySet()) {
            var row = tallies.read(change.getKey());
            tallies.write(change.getKey(), new Row(row.tally().minus(change.getValue()), row.lastClose()));
        }
        Fractions.take(connection, tenant, account(purchase, judged), carried);
        StalePeriods.mark(connection, tenant, settling, now);
    }

    private List<Judged> judged(UUID purchase) throws SQLException {
        try (var query = connection.prepareStatement(JUDGED)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setInt(3, tenant);
            query.setInt(4, tenant);
            query.setObject(5, purchase);
            query.setObject(6, purchase);
            query.setInt(7, tenant);
            query.setInt(8, tenant);
            var judged = new ArrayList<Judged>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    judged.add(new Judged(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                            Judgement.read(row.getObject(3, UUID.class), row.getString(4)), row.getBoolean(5)));
                }
            }
            return judged;
        }
    }

    private static UUID account(UUID purchase, List<Judged> judged) {
        return judged.stream().filter(one -> one.purchaseId().equals(purchase)).findFirst().orElseThrow().accountId();
    }

    private void collect(Judged judged) {
        for (var result : judged.judgement().rules()) {
            if (result.period() != null) {
                tally(judged, result);
            }
            if (result.carry() != null) {
                carried.merge(result.code(), result.exact().minus(Fraction.of(result.points())), Fraction::plus);
            }
        }
    }

    private void tally(Judged judged, RuleResult result) {
        var version = judged.judgement().ruleSetId();
        var key = new Key(judged.accountId(), version, result.code(), result.period());
        undone.put(key, undone.getOrDefault(key, Tally.EMPTY).plus(result));
        settling.add(RuleSet.judged(versions, version).settling(result.code(), result.period()));
    }
}
