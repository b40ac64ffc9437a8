package io.stamgast.wallet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The spend shares of some accounts in some scopes, from one round trip to the database. */
public final class Shares {

    /** The scope that holds every category. */
    public static final String ALL = "ALL";

    private static final String SALES = """
            select s.account_id, wanted.scope, s.month, s.distributor_id,
                sum(s.own_minor)::bigint, sum(s.all_minor)::bigint, sum(s.foreign_lines)
            from app.spend_month s
            join unnest(?::text[]) as wanted (scope) on wanted.scope = 'ALL' or wanted.scope = s.category
            where s.tenant_id = ? and s.account_id = any (?) and s.month between ? and ?
            group by s.account_id, wanted.scope, s.month, s.distributor_id""";
    // the years of all periods have four digits, so they stand in the order of their texts
    private static final String OBSERVATIONS = """
            select o.id, o.account_id, o.scope, o.period, o.amount_minor, o.source, o.distributor_id, o.observed_on
            from app.wallet_observation o
            where o.tenant_id = ? and o.account_id = any (?) and o.scope = any (?) and o.period between ? and ?""";
    private static final String DISTRIBUTORS = """
            select a.account_id, a.distributor_id from app.account_alias a
            where a.tenant_id = ? and a.account_id = any (?)""";

    private record Key(UUID account, String scope) {
    }

    private final Map<Key, Sightings> seen = new HashMap<>();

    private Shares(Collection<UUID> accounts, Collection<String> scopes) {
        for (var account : accounts) {
            for (var scope : scopes) {
                seen.put(new Key(account, scope), new Sightings());
            }
        }
    }

    /** What it takes for shares of exactly this period. */
    public static Shares load(Connection connection, int tenantId, Collection<UUID> accounts,
                              Collection<String> scopes, Period period) throws SQLException {
        var months = period.months();
        var written = period.toString();
        var range = new Range(months[0], months[months.length - 1], written, written);
        return new Shares(accounts, scopes).read(connection, tenantId, accounts, scopes, range);
    }

    /** What it takes for shares of any period, and over any months, of these calendar years. */
    public static Shares load(Connection connection, int tenantId, Collection<UUID> accounts,
                              Collection<String> scopes, int firstYear, int lastYear) throws SQLException {
        var range = new Range(firstYear * 100 + 1, lastYear * 100 + 12, "" + firstYear, lastYear + "-Q4");
        return new Shares(accounts, scopes).read(connection, tenantId, accounts, scopes, range);
    }

    /** @throws IllegalArgumentException when the account or scope was not loaded */
    public Share of(UUID account, String scope, Period period) {
        return sightings(account, scope).in(period).share();
    }

    /**
     * The share over whole months: per month its own wallet, else a third of its quarter's, else a twelfth of its
     * year's; a month without any makes it unknown.
     *
     * @param last the last of the months
     */
    public Share trailing(UUID account, String scope, Period last, int months) {
        return sightings(account, scope).trailing(last, months);
    }

    Wallet wallet(UUID account, String scope, Period period) {
        return sightings(account, scope).in(period);
    }

    private Sightings sightings(UUID account, String scope) {
        var sightings = seen.get(new Key(account, scope));
        if (sightings == null) {
            throw new IllegalArgumentException("not loaded: " + scope + " of " + account);
        }
        return sightings;
    }

    private record Range(int firstMonth, int lastMonth, String firstPeriod, String lastPeriod) {
    }

    private Shares read(Connection connection, int tenantId, Collection<UUID> accounts, Collection<String> scopes,
                        Range range) throws SQLException {
        var ids = connection.createArrayOf("uuid", accounts.toArray());
        var names = connection.createArrayOf("text", scopes.toArray());
        try (var query = connection.prepareStatement(SALES + ";" + OBSERVATIONS + ";" + DISTRIBUTORS)) {
            query.setArray(1, names);
            query.setInt(2, tenantId);
            query.setArray(3, ids);
            query.setInt(4, range.firstMonth());
            query.setInt(5, range.lastMonth());
            query.setInt(6, tenantId);
            query.setArray(7, ids);
            query.setArray(8, names);
            query.setString(9, range.firstPeriod());
            query.setString(10, range.lastPeriod());
            query.setInt(11, tenantId);
            query.setArray(12, ids);
            query.execute();
            each(query, this::addSales);
            query.getMoreResults();
            each(query, this::addObservation);
            query.getMoreResults();
            each(query, row -> addDistributor(row, scopes));
            return this;
        }
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(PreparedStatement query, Row reader) throws SQLException {
        try (var row = query.getResultSet()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    private void addSales(ResultSet row) throws SQLException {
        sightings(row.getObject(1, UUID.class), row.getString(2)).add(row.getInt(3), row.getObject(4, UUID.class),
                new Wallet.Sales(row.getLong(5), row.getLong(6), row.getLong(7)));
    }

    private void addObservation(ResultSet row) throws SQLException {
        var account = row.getObject(2, UUID.class);
        var scope = row.getString(3);
        sightings(account, scope).add(new Observation(row.getObject(1, UUID.class), account, scope,
                Period.parse("period", row.getString(4)), row.getLong(5), WalletSource.valueOf(row.getString(6)),
                row.getObject(7, UUID.class), row.getObject(8, LocalDate.class)));
    }

    private void addDistributor(ResultSet row, Collection<String> scopes) throws SQLException {
        for (var scope : scopes) {
            sightings(row.getObject(1, UUID.class), scope).addDistributor(row.getObject(2, UUID.class));
        }
    }
}
