package io.stamgast.earning.posting;

import io.stamgast.earning.judging.Carries;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleDefinition.Basis;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.Shares;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What judging asks of an account beyond the purchase itself: its shares, and the fractions it has kept. */
final class JudgingFacts {

    private static final String CARRIES = """
            select account_id, rule_code, numerator, denominator from app.carry
            where tenant_id = ? and account_id = any (?)""";
    private static final String FIRST_CLOSES = """
            select account_id, scope, period, first_own_minor, first_wallet_minor, first_source, first_observed_on
            from app.closed_share
            where tenant_id = ? and account_id = any (?) and scope = any (?) and period = any (?)""";

    /** A fraction that an account keeps for a rule. */
    record CarryKey(UUID accountId, String ruleCode) {
    }

    private record ClosedKey(UUID accountId, String scope, String period) {
    }

    private final Map<CarryKey, Fraction> carries = new HashMap<>();
    private final Set<CarryKey> changedCarries = new HashSet<>();
    private final Map<ClosedKey, Share> firstCloses = new HashMap<>();
    private final Set<String> closedPeriods;
    private Shares observed;

    private JudgingFacts(Set<String> closedPeriods) {
        this.closedPeriods = closedPeriods;
    }

    /** Reads what these items need, and nothing when they need nothing. */
    static JudgingFacts read(Connection connection, int tenant, ProgramRules rules, Set<String> closedPeriods,
                             Collection<Item> items) throws SQLException {
        var facts = new JudgingFacts(closedPeriods);
        var accounts = items.stream().map(item -> item.purchase().accountId()).distinct().toArray();
        if (accounts.length == 0) {
            return facts;
        }
        if (rules.program().rounding() == Rounding.CARRY) {
            facts.readCarries(connection, tenant, accounts);
        }
        var needs = needs(rules, items);
        var ofClose = needs.stream().filter(need -> need.basis() == Basis.PREVIOUS_PERIOD).toList();
        if (!ofClose.isEmpty()) {
            facts.readFirstCloses(connection, tenant, accounts, ofClose);
        }
        var trailing = needs.stream().filter(need -> need.basis() == Basis.TRAILING).toList();
        if (!trailing.isEmpty()) {
            facts.readTrailing(connection, tenant, items, trailing);
        }
        return facts;
    }

    private static Set<ShareNeed> needs(ProgramRules rules, Collection<Item> items) {
        var needs = new HashSet<ShareNeed>();
        for (var item : items) {
            if (item.original() == null && item.purchase().earns()) {
                rules.inForce(item.purchase().occurredAt())
                        .ifPresent(version -> needs.addAll(version.shareNeeds(item.purchase().occurredAt())));
            }
        }
        return needs;
    }

    private void readCarries(Connection connection, int tenant, Object[] accounts) throws SQLException {
        try (var query = connection.prepareStatement(CARRIES)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", accounts));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    carries.put(new CarryKey(row.getObject(1, UUID.class), row.getString(2)),
                            Fraction.of(row.getObject(3, BigDecimal.class).toBigIntegerExact(),
                                    row.getObject(4, BigDecimal.class).toBigIntegerExact()));
                }
            }
        }
    }

    private void readFirstCloses(Connection connection, int tenant, Object[] accounts, List<ShareNeed> needs)
            throws SQLException {
        try (var query = connection.prepareStatement(FIRST_CLOSES)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", accounts));
            query.setArray(3, connection.createArrayOf("text",
                    needs.stream().map(ShareNeed::scope).distinct().toArray()));
            query.setArray(4, connection.createArrayOf("text",
                    needs.stream().map(need -> need.period().toString()).distinct().toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    firstCloses.put(new ClosedKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            firstShare(row));
                }
            }
        }
    }

    private static Share firstShare(ResultSet row) throws SQLException {
        var source = row.getString(6);
        return source == null ? Share.unknown(row.getLong(4)) : Share.of(row.getLong(4), row.getLong(5),
                WalletSource.valueOf(source), row.getObject(7, LocalDate.class));
    }

    private void readTrailing(Connection connection, int tenant, Collection<Item> items, List<ShareNeed> needs)
            throws SQLException {
        var accounts = items.stream().map(item -> item.purchase().accountId()).distinct().toList();
        var scopes = needs.stream().map(ShareNeed::scope).distinct().toList();
        var first = needs.stream().mapToInt(need -> need.trailingMonths()[0] / 100).min().orElseThrow();
        var last = needs.stream().mapToInt(need -> need.period().year()).max().orElseThrow();
        observed = Shares.load(connection, tenant, accounts, scopes, first, last);
    }

    /** See {@link io.stamgast.earning.judging.ShareLookup}. */
    Share share(UUID account, ShareNeed need) {
        if (need.basis() == Basis.TRAILING) {
            return observed.trailing(account, need.scope(), need.period(), need.months());
        }
        var period = need.period().toString();
        var share = firstCloses.get(new ClosedKey(account, need.scope(), period));
        if (share != null) {
            return share;
        }
        return closedPeriods.contains(period) ? Share.unknown(0) : null;
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
