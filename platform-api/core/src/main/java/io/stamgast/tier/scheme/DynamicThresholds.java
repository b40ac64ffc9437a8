package io.stamgast.tier.scheme;

import io.stamgast.program.ProgramSettings;
import io.stamgast.tier.scheme.SchemeDefinition.TierDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the top p % of a program's accounts reach: of n accounts, the figure of the one in place p × n / 100 (rounded
 * down, at least the first), from what was last seen of them. Accounts of the same figure are all let in. It is never
 * below 1, so that nothing bought reaches nothing; of 100 % it is 0.
 */
public final class DynamicThresholds {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final String ACCOUNTS =
            "select count(*) from app.account where tenant_id = ? and program_id = ?";
    private static final String FIGURE = """
            select t.value from app.account_tier t where t.tenant_id = ? and t.value is not null
            order by t.value desc, t.account_id desc offset ? limit 1""";

    private final Connection connection;
    private final int tenantId;
    private final SchemeTable table;

    public DynamicThresholds(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.table = new SchemeTable(connection, tenantId);
    }

    /** Whether one has never been computed, or its time to be computed again has come. */
    public boolean areDue(Scheme scheme, LocalDate today) throws SQLException {
        if (!scheme.isDynamic()) {
            return false;
        }
        var definition = scheme.definition();
        var computed = table.computed();
        for (var tier : definition.tiers()) {
            var last = computed.getOrDefault(tier.code(), Map.of()).get(definition.basis(tier));
            if (last == null || !definition.thresholds().recompute().after(last.on()).isAfter(today)) {
                return true;
            }
        }
        return false;
    }

    /** Computes all of them and puts them in force; a tier for which too few figures are known keeps what it had. */
    public void compute(Scheme scheme, LocalDate today) throws SQLException {
        var accounts = accounts();
        for (var tier : scheme.definition().tiers()) {
            var value = threshold(tier, accounts);
            if (value != null) {
                table.keep(tier.code(), scheme.definition().basis(tier), today, value, accounts);
            }
        }
        table.nextRevision();
    }

    private Long threshold(TierDefinition tier, long accounts) throws SQLException {
        if (tier.topPercent().compareTo(HUNDRED) == 0) {
            return 0L;
        }
        var place = tier.topPercent().multiply(BigDecimal.valueOf(accounts))
                .divide(HUNDRED, 0, RoundingMode.DOWN).longValueExact();
        var figure = figure(Math.max(place, 1));
        return figure == null ? null : (Long) Math.max(figure, 1);
    }

    /** Of the account in that place; null when fewer are known. */
    private Long figure(long place) throws SQLException {
        try (var query = connection.prepareStatement(FIGURE)) {
            query.setInt(1, tenantId);
            query.setLong(2, place - 1);
            try (var row = query.executeQuery()) {
                return row.next() ? (Long) row.getLong(1) : null;
            }
        }
    }

    private long accounts() throws SQLException {
        try (var query = connection.prepareStatement(ACCOUNTS)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
