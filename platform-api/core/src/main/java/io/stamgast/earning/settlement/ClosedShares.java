package io.stamgast.earning.settlement;

import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The shares that closes found, per account and scope: the first close's stays for ever, the last one's is kept beside
 * it.
 */
final class ClosedShares {

    private static final String SELECT = """
            select c.account_id, c.scope, c.first_own_minor, c.first_wallet_minor, c.first_source, c.first_observed_on
            from app.closed_share c where c.tenant_id = ? and c.account_id = any (?) and c.period = ?""";
    private static final String TAKEN = """
            select c.scopes from app.period_close c where c.tenant_id = ? and c.program_id = ? and c.period = ?""";
    private static final String UPSERT = """
            insert into app.closed_share as c (tenant_id, account_id, scope, period, first_own_minor,
                first_wallet_minor, first_source, first_observed_on, last_own_minor, last_wallet_minor, last_source,
                last_observed_on, closed_at)
            select ?, s.account_id, s.scope, ?, s.first_own, s.first_wallet, s.first_source, s.first_day, s.last_own,
                s.last_wallet, s.last_source, s.last_day, ?
            from unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::date[], ?::bigint[],
                ?::bigint[], ?::text[], ?::date[]) as s (account_id, scope, first_own, first_wallet, first_source,
                first_day, last_own, last_wallet, last_source, last_day)
            on conflict (tenant_id, account_id, scope, period) do update set last_own_minor = excluded.last_own_minor,
                last_wallet_minor = excluded.last_wallet_minor, last_source = excluded.last_source,
                last_observed_on = excluded.last_observed_on, closed_at = excluded.closed_at""";

    private record Row(UUID accountId, String scope, Share first, Share last) {
    }

    private final Map<UUID, Map<String, Share>> first = new HashMap<>();
    private final Collection<String> taken;

    private ClosedShares(Collection<String> taken) {
        this.taken = taken;
    }

    static ClosedShares read(Connection connection, int tenantId, Collection<UUID> accounts, Period period)
            throws SQLException {
        var shares = new ClosedShares(taken(connection, tenantId, period));
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            query.setString(3, period.toString());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    shares.first.computeIfAbsent(row.getObject(1, UUID.class), any -> new HashMap<>())
                            .put(row.getString(2), share(row));
                }
            }
        }
        return shares;
    }

    private static Collection<String> taken(Connection connection, int tenantId, Period period) throws SQLException {
        try (var query = connection.prepareStatement(TAKEN)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            query.setString(3, period.toString());
            try (var row = query.executeQuery()) {
                return row.next() ? List.of((String[]) row.getArray(1).getArray()) : List.of();
            }
        }
    }

    private static Share share(ResultSet row) throws SQLException {
        var source = row.getString(5);
        return Share.of(row.getLong(3), row.getObject(4, Long.class),
                source == null ? null : WalletSource.valueOf(source), row.getObject(6, LocalDate.class));
    }

    /**
     * What the first close found in each scope: this one, unless there was one before; then an account it did not see
     * had neither spend nor wallet.
     */
    Map<String, Share> first(UUID account, Map<String, Share> current) {
        var found = new HashMap<>(current);
        found.replaceAll((scope, share) -> taken.contains(scope) ? Share.unknown(0) : share);
        found.putAll(first.getOrDefault(account, Map.of()));
        return found;
    }

    static void write(Connection connection, int tenantId, Period period, Map<UUID, Settlement.SharesOf> shares,
                      Instant now) throws SQLException {
        var rows = shares.entrySet().stream().flatMap(account -> account.getValue().current().keySet().stream()
                .map(scope -> new Row(account.getKey(), scope, account.getValue().first().get(scope),
                        account.getValue().current().get(scope)))).toList();
        try (var upsert = connection.prepareStatement(UPSERT)) {
            upsert.setInt(1, tenantId);
            upsert.setString(2, period.toString());
            upsert.setObject(3, now.atOffset(ZoneOffset.UTC));
            upsert.setArray(4, Tallies.column(connection, "uuid", rows, Row::accountId));
            upsert.setArray(5, Tallies.column(connection, "text", rows, Row::scope));
            upsert.setArray(6, Tallies.column(connection, "int8", rows, row -> row.first().ownMinor()));
            upsert.setArray(7, Tallies.column(connection, "int8", rows, row -> row.first().walletMinor()));
            upsert.setArray(8, Tallies.column(connection, "text", rows, row -> text(row.first().source())));
            upsert.setArray(9, Tallies.column(connection, "text", rows, row -> text(row.first().observedOn())));
            upsert.setArray(10, Tallies.column(connection, "int8", rows, row -> row.last().ownMinor()));
            upsert.setArray(11, Tallies.column(connection, "int8", rows, row -> row.last().walletMinor()));
            upsert.setArray(12, Tallies.column(connection, "text", rows, row -> text(row.last().source())));
            upsert.setArray(13, Tallies.column(connection, "text", rows, row -> text(row.last().observedOn())));
            upsert.executeUpdate();
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
