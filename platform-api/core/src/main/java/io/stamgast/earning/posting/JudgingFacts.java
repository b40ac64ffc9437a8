package io.stamgast.earning.posting;

import io.stamgast.earning.judging.Carries;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.ShareLookup;
import io.stamgast.earning.period.PurchaseShares;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.earning.settlement.Fractions;
import io.stamgast.program.Rounding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What judging asks of an account beyond the purchase itself: its shares, and the fractions it has kept. */
final class JudgingFacts {

    /** A fraction that an account keeps for a rule. */
    record CarryKey(UUID accountId, String ruleCode) {
    }

    private final Map<CarryKey, Fraction> carries = new HashMap<>();
    private final Set<CarryKey> changedCarries = new HashSet<>();
    private PurchaseShares shares;

    private JudgingFacts() {
    }

    /** Reads what these items need, and nothing when they need nothing. */
    static JudgingFacts read(Connection connection, int tenant, ProgramRules rules, Collection<Item> items)
            throws SQLException {
        var facts = new JudgingFacts();
        facts.shares = PurchaseShares.load(connection, tenant, needs(rules, items));
        if (rules.program().rounding() == Rounding.CARRY && !items.isEmpty()) {
            facts.readCarries(connection, tenant, items);
        }
        return facts;
    }

    private static Map<UUID, Set<ShareNeed>> needs(ProgramRules rules, Collection<Item> items) {
        var needs = new HashMap<UUID, Set<ShareNeed>>();
        for (var item : items) {
            var purchase = item.purchase();
            if (item.original() == null && purchase.earns()) {
                rules.inForce(purchase.occurredAt()).map(version -> version.shareNeeds(purchase.occurredAt()))
                        .filter(asked -> !asked.isEmpty())
                        .ifPresent(asked -> needs.computeIfAbsent(purchase.accountId(), id -> new HashSet<>())
                                .addAll(asked));
            }
        }
        return needs;
    }

    private void readCarries(Connection connection, int tenant, Collection<Item> items) throws SQLException {
        var accounts = items.stream().map(item -> item.purchase().accountId()).distinct().toList();
        Fractions.read(connection, tenant, accounts).forEach((account, kept) -> kept.forEach(
                (code, fraction) -> carries.put(new CarryKey(account, code), fraction)));
    }

    ShareLookup sharesOf(UUID account) {
        return shares.of(account);
    }

    Carries carriesOf(UUID account) {
        return code -> carries.getOrDefault(new CarryKey(account, code), Fraction.ZERO);
    }

    /** Takes over the fractions that a judgement leaves, for the next one of the account. */
    void keep(UUID account, Judgement judgement) {
        for (var result : judgement.rules()) {
            if (result.carry() != null) {
                var key = new CarryKey(account, result.code());
                carries.put(key, result.carry());
                changedCarries.add(key);
            }
        }
    }

    /** What the account's fractions are now, of those that changed. */
    Map<CarryKey, Fraction> changedCarries() {
        var changed = new HashMap<CarryKey, Fraction>();
        changedCarries.forEach(key -> changed.put(key, carries.get(key)));
        return changed;
    }
}
