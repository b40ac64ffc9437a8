package io.stamgast.earning.period;

import io.stamgast.earning.judging.ShareLookup;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.Shares;
import io.stamgast.wallet.WalletSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The shares that purchases are judged by, read beforehand and under the lock of the accounts' balances: what the
 * first close of a period found ({@code PREVIOUS_PERIOD}), and what the last months show now ({@code TRAILING}).
 */
public final class PurchaseShares {

    /** An account without a row in a scope that was taken for all of them had neither spend nor wallet. */
    private static final String CLOSED = """
            select w.account_id, w.scope, w.period, coalesce(c.first_own_minor, 0), c.first_wallet_minor,
                c.first_source, c.first_observed_on
            from unnest(?::uuid[], ?::text[], ?::text[]) as w (account_id, scope, period)
            left join app.closed_share c on c.tenant_id = ? and c.account_id = w.account_id and c.scope = w.scope
                and c.period = w.period
            left join app.period_close p on p.tenant_id = ? and p.program_id = ? and p.period = w.period
                and w.scope = any (p.scopes)
            where c.account_id is not null or p.period is not null""";

    private record Asked(UUID account, ShareNeed need) {
    }

    private record Key(UUID account, String scope, String period) {
    }

    private final Map<Key, Share> closed = new HashMap<>();
    private Shares trailing;

    private PurchaseShares() {
    }

    /**
     * Reads what the needs ask for: nothing when they are empty, else one round trip per basis.
     *
     * @param needs by account
     */
    public static PurchaseShares load(Connection connection, int tenantId, Map<UUID, Set<ShareNeed>> needs)
            throws SQLException {
        var closed = new ArrayList<Asked>();
        var trailing = new ArrayList<Asked>();
        needs.forEach((account, asked) -> asked.forEach(need ->
                (need.basis() == Basis.TRAILING ? trailing : closed).add(new Asked(account, need))));
        var shares = new PurchaseShares();
        if (!closed.isEmpty()) {
            shares.readClosed(connection, tenantId, closed);
        }
        if (!trailing.isEmpty()) {
            shares.readTrailing(connection, tenantId, trailing);
        }
        return shares;
    }

    /** The lookup for judging one account's purchases. */
    public ShareLookup of(UUID account) {
        return need -> need.basis() == Basis.TRAILING
                ? trailing.trailing(account, need.scope(), need.period(), need.months())
                : closed.get(new Key(account, need.scope(), need.period().toString()));
    }

    private void readTrailing(Connection connection, int tenantId, List<Asked> asked) throws SQLException {
        var accounts = asked.stream().map(Asked::account).distinct().toList();
        var scopes = asked.stream().map(one -> one.need().scope()).distinct().toList();
        var first = asked.stream().mapToInt(one -> one.need().trailingMonths()[0] / 100).min().orElseThrow();
        var last = asked.stream().map(one -> one.need().period()).mapToInt(Period::year).max().orElseThrow();
        trailing = Shares.load(connection, tenantId, accounts, scopes, first, last);
    }

    private void readClosed(Connection connection, int tenantId, List<Asked> asked) throws SQLException {
        try (var query = connection.prepareStatement(CLOSED)) {
            query.setArray(1, connection.createArrayOf("uuid", asked.stream().map(Asked::account).toArray()));
            query.setArray(2, connection.createArrayOf("text",
                    asked.stream().map(one -> one.need().scope()).toArray()));
            query.setArray(3, connection.createArrayOf("text",
                    asked.stream().map(one -> one.need().period().toString()).toArray()));
            query.setInt(4, tenantId);
            query.setInt(5, tenantId);
            query.setInt(6, ProgramSettings.FIRST);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    closed.put(new Key(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            share(row));
                }
            }
        }
    }

    private static Share share(ResultSet row) throws SQLException {
        var source = row.getString(6);
        return Share.of(row.getLong(4), row.getObject(5, Long.class),
                source == null ? null : WalletSource.valueOf(source), row.getObject(7, LocalDate.class));
    }
}
