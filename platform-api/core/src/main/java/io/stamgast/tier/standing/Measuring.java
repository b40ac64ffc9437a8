package io.stamgast.tier.standing;

import io.stamgast.tier.scheme.Scheme;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Measures accounts by a scheme, in the caller's unit of work. */
public final class Measuring {

    /**
     * An account as it was measured.
     *
     * @param revision of the scheme in force: another one than it was measured by means that it changed meanwhile
     */
    record Seen(UUID account, Standing standing, Figures figures, int revision) {
    }

    // figures and standing in one round trip, because every purchase asks
    private static final String SEE = """
            insert into app.account_tier as t (tenant_id, account_id, value, previous_value, seen_at)
            select ?, s.id, s.now, s.before, ? from (%s) s order by s.id
            on conflict (tenant_id, account_id) do update set value = excluded.value,
                previous_value = excluded.previous_value, seen_at = excluded.seen_at
            returning t.account_id, t.tier_code, t.review_on, t.grace_until, t.value, t.previous_value,
                (select k.revision from app.tier_scheme k where k.tenant_id = ? and k.program_id = 1)""";

    private Measuring() {
    }

    /** The figures as they are; keeps nothing. */
    public static Map<UUID, Figures> look(Connection connection, int tenantId, Scheme scheme,
                                          Collection<UUID> accounts, LocalDate day) throws SQLException {
        var source = FigureSource.of(connection, tenantId, scheme, accounts, day);
        try (var query = connection.prepareStatement(source.sql())) {
            source.bind(query, 1);
            var figures = new HashMap<UUID, Figures>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    figures.put(row.getObject(1, UUID.class), figures(row, 2));
                }
            }
            return figures;
        }
    }

    /**
     * Measures as of the program's today and keeps what was seen; the accounts' balances are locked, so that nothing
     * else is posted for them.
     */
    static List<Seen> see(Connection connection, int tenantId, Scheme scheme, Collection<UUID> accounts, Instant now)
            throws SQLException {
        var source = FigureSource.of(connection, tenantId, scheme, accounts, scheme.day(now));
        try (var see = connection.prepareStatement(SEE.formatted(source.sql()))) {
            see.setInt(1, tenantId);
            see.setObject(2, now.atOffset(ZoneOffset.UTC));
            see.setInt(source.bind(see, 3), tenantId);
            var seen = new ArrayList<Seen>();
            try (var row = see.executeQuery()) {
                while (row.next()) {
                    seen.add(new Seen(row.getObject(1, UUID.class), new Standing(row.getString(2),
                            row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class)), figures(row, 5),
                            row.getInt(7)));
                }
            }
            return seen;
        }
    }

    private static Figures figures(ResultSet row, int column) throws SQLException {
        return new Figures(row.getObject(column, Long.class), row.getObject(column + 1, Long.class));
    }
}
