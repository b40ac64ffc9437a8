package io.stamgast.wallet.observation;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The table of observations: rows are added and read, never changed. */
final class ObservationRows {

    /**
     * Which observations to list; null members don't narrow it.
     *
     * @param before the id after which the page begins, the latest first
     */
    record Filter(UUID id, UUID account, String period, String scope, UUID before) {

        static Filter byId(UUID id) {
            return new Filter(id, null, null, null, null);
        }
    }

    private static final String INSERT = """
            insert into app.wallet_observation as observed (tenant_id, id, program_id, account_id, scope, period,
                amount_minor, source, distributor_id, observed_on, recorded_at, recorded_by)
            select ?, seen.id, ?, seen.account_id, seen.scope, seen.period, seen.amount_minor, seen.source,
                seen.distributor_id, seen.observed_on, ?, ?
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::uuid[], ?::date[])
                as seen (id, account_id, scope, period, amount_minor, source, distributor_id, observed_on)
            returning observed.id""";
    private static final String SELECT = """
            select id, account_id, scope, period, amount_minor, source, distributor_id, observed_on, recorded_at,
                recorded_by
            from app.wallet_observation where tenant_id = ?""";

    private ObservationRows() {
    }

    /** Adds them all in one statement; each view holds its row's values. */
    static void insert(Connection connection, int tenantId, int programId, List<ObservationView> observations,
                       Currency currency) throws SQLException {
        var first = observations.get(0);
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setInt(2, programId);
            insert.setObject(3, first.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(4, first.recordedBy());
            insert.setArray(5, column(connection, "uuid", observations, ObservationView::id));
            insert.setArray(6, column(connection, "uuid", observations, ObservationView::account));
            insert.setArray(7, column(connection, "text", observations, ObservationView::scope));
            insert.setArray(8, column(connection, "text", observations, ObservationView::period));
            insert.setArray(9, column(connection, "int8", observations,
                    view -> ObservationCheck.minor(view.amount(), currency)));
            insert.setArray(10, column(connection, "text", observations, view -> view.source().name()));
            insert.setArray(11, column(connection, "uuid", observations, ObservationView::distributor));
            insert.setArray(12, column(connection, "text", observations, view -> view.observedOn().toString()));
            insert.executeQuery().close();
        }
    }

    private static Array column(Connection connection, String type, List<ObservationView> observations,
                                         Function<ObservationView, Object> value) throws SQLException {
        return connection.createArrayOf(type, observations.stream().map(value).toArray());
    }

    static List<ObservationView> list(Connection connection, int tenantId, Filter filter, int limit, Currency currency)
            throws SQLException {
        var sql = new StringBuilder(SELECT);
        var values = new ArrayList<>();
        values.add(tenantId);
        narrow(sql, values, "id = ?", filter.id());
        narrow(sql, values, "account_id = ?", filter.account());
        narrow(sql, values, "period = ?", filter.period());
        narrow(sql, values, "scope = ?", filter.scope());
        narrow(sql, values, "id < ?", filter.before());
        values.add(limit);
        try (var query = connection.prepareStatement(sql.append(" order by id desc limit ?").toString())) {
            for (var i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            var observations = new ArrayList<ObservationView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    observations.add(view(row, currency));
                }
            }
            return observations;
        }
    }

    private static void narrow(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static ObservationView view(ResultSet row, Currency currency) throws SQLException {
        return new ObservationView(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getString("scope"), row.getString("period"),
                BigDecimal.valueOf(row.getLong("amount_minor"), currency.getDefaultFractionDigits()),
                currency.getCurrencyCode(), WalletSource.valueOf(row.getString("source")),
                row.getObject("distributor_id", UUID.class), row.getObject("observed_on", LocalDate.class),
                instant(row, "recorded_at"), row.getString("recorded_by"));
    }
}
