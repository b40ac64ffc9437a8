package io.stamgast.program;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Set;

/**
 * The settings of a tenant's program, as they stood when they were read.
 *
 * @param id the program's number in its tenant
 * @param timeZone where the calendar periods and days begin
 * @param fairValue what a point is worth, in the currency
 * @param pendingDays how long earned points wait before they can be spent
 * @param restoreGraceDays what a cancelled redemption's points get when they have expired meanwhile
 * @param autoEnrol whether a purchase of an unknown account or distributor makes it known
 * @param earningSources the sources whose purchases earn and count as own spend; null means all
 * @param reservationMinutes how long a redemption may wait for its confirmation
 * @param adjustmentLimit the points above which a second person approves an adjustment; null means never
 * @param pooledBalance whether the accounts of a hierarchy share the balance of its root
 * @param version counts the changes, for the entity tag
 */
public record ProgramSettings(int id, Currency currency, ZoneId timeZone, String pointsName, BigDecimal fairValue,
                              Rounding rounding, int pendingDays, Expiry expiry, int restoreGraceDays,
                              NegativeBalance negativeBalance, boolean autoEnrol, Set<String> earningSources,
                              int reservationMinutes, Long adjustmentLimit, boolean pooledBalance, int version) {

    /** The number of a tenant's first program, the only one it has now. */
    public static final int FIRST = 1;

    static final String COLUMNS = """
            id, currency, time_zone, points_name, fair_value, rounding, pending_days, expiry, expiry_months,
            restore_grace_days, negative_balance, auto_enrol, earning_sources, reservation_minutes,
            adjustment_limit, pooled_balance, version""";
    private static final String SELECT =
            "select " + COLUMNS + " from app.program where tenant_id = ? and id = " + FIRST;

    public ProgramSettings {
        earningSources = earningSources == null ? null : Set.copyOf(earningSources);
    }

    /** Whether purchases from this source earn points and count as own spend. */
    public boolean earnsFrom(String source) {
        return earningSources == null || earningSources.contains(source);
    }

    /**
     * Reads the settings of the tenant's program in the caller's unit of work.
     *
     * @throws IllegalStateException when the tenant has none, which a provisioned tenant has
     */
    public static ProgramSettings read(Connection connection, int tenant) throws SQLException {
        return read(connection, tenant, SELECT);
    }

    /** Like {@link #read}, and keeps others from changing them until the transaction ends; many may do so at once. */
    public static ProgramSettings hold(Connection connection, int tenant) throws SQLException {
        return read(connection, tenant, SELECT + " for share");
    }

    /** Like {@link #read}, to change them: nobody else may, or {@link #hold} them, until the transaction ends. */
    static ProgramSettings lock(Connection connection, int tenant) throws SQLException {
        return read(connection, tenant, SELECT + " for no key update");
    }

    private static ProgramSettings read(Connection connection, int tenant, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, tenant);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("tenant " + tenant + " has no program");
                }
                return of(row);
            }
        }
    }

    private static ProgramSettings of(ResultSet row) throws SQLException {
        return new ProgramSettings(row.getInt("id"), Currency.getInstance(row.getString("currency")),
                ZoneId.of(row.getString("time_zone")), row.getString("points_name"), row.getBigDecimal("fair_value"),
                Rounding.valueOf(row.getString("rounding")), row.getInt("pending_days"),
                new Expiry(Expiry.Policy.valueOf(row.getString("expiry")),
                        row.getObject("expiry_months", Integer.class)),
                row.getInt("restore_grace_days"), NegativeBalance.valueOf(row.getString("negative_balance")),
                row.getBoolean("auto_enrol"), set(row.getArray("earning_sources")),
                row.getInt("reservation_minutes"), row.getObject("adjustment_limit", Long.class),
                row.getBoolean("pooled_balance"), row.getInt("version"));
    }

    private static Set<String> set(Array sources) throws SQLException {
        return sources == null ? null : Set.copyOf(Arrays.asList((String[]) sources.getArray()));
    }
}
