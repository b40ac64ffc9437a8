package io.stamgast.membership.reconciliation;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.Json;
import io.stamgast.membership.reconciliation.Finding.Difference;
import io.stamgast.membership.reconciliation.Finding.Kind;
import io.stamgast.membership.reconciliation.Finding.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on comparisons and what they found, in the caller's unit of work. */
final class ReconciliationTable {

    private static final String FIND = """
            select r.began_at, r.phase, r.place, r.subscriptions, r.invoices from app.reconciliation r
            where r.tenant_id = ? and r.job_id = ?""";
    private static final String LAST = """
            select max(r.began_at) from app.reconciliation r
            where r.tenant_id = ? and r.phase = 'DONE' and r.began_at < ?""";
    private static final String KEEP = """
            insert into app.reconciliation as r (tenant_id, job_id, began_at, phase, place, subscriptions, invoices)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, job_id) do update set phase = excluded.phase, place = excluded.place,
                subscriptions = excluded.subscriptions, invoices = excluded.invoices""";
    private static final String COUNT = """
            select count(*), count(*) filter (where f.healed) from app.reconciliation_finding f
            where f.tenant_id = ? and f.job_id = ?""";
    private static final String INSERT = """
            insert into app.reconciliation_finding as f (tenant_id, id, job_id, kind, stripe_id, problem, membership_id,
                account_id, differences, healed, found_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (tenant_id, job_id, kind, stripe_id) do nothing""";
    private static final String LIST = """
            select f.id, f.job_id, f.kind, f.stripe_id, f.problem, f.membership_id, f.account_id, f.differences,
                f.healed, f.found_at
            from app.reconciliation_finding f
            where f.tenant_id = ? and (?::uuid is null or f.job_id = ?) and (?::boolean is null or f.healed = ?)
                and (?::uuid is null or f.id < ?)
            order by f.id desc limit ?""";

    private final Connection connection;
    private final int tenantId;

    ReconciliationTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    Optional<Place> find(UUID job) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setInt(1, tenantId);
            query.setObject(2, job);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Place(instant(row, 1), Place.Phase.valueOf(row.getString(2)),
                        row.getString(3), row.getLong(4), row.getLong(5))) : Optional.empty();
            }
        }
    }

    /** When the one before began that came to its end; null for none. */
    Instant last(Instant began) throws SQLException {
        try (var query = connection.prepareStatement(LAST)) {
            query.setInt(1, tenantId);
            query.setObject(2, began.atOffset(ZoneOffset.UTC));
            try (var row = query.executeQuery()) {
                row.next();
                return instant(row, 1);
            }
        }
    }

    void keep(UUID job, Place place) throws SQLException {
        try (var keep = connection.prepareStatement(KEEP)) {
            keep.setInt(1, tenantId);
            keep.setObject(2, job);
            keep.setObject(3, place.began().atOffset(ZoneOffset.UTC));
            keep.setString(4, place.phase().name());
            keep.setString(5, place.after());
            keep.setLong(6, place.subscriptions());
            keep.setLong(7, place.invoices());
            keep.executeUpdate();
        }
    }

    ReconciliationCounts counts(UUID job, Place place) throws SQLException {
        try (var count = connection.prepareStatement(COUNT)) {
            count.setInt(1, tenantId);
            count.setObject(2, job);
            try (var row = count.executeQuery()) {
                row.next();
                return new ReconciliationCounts(place.subscriptions(), place.invoices(), row.getLong(1),
                        row.getLong(2));
            }
        }
    }

    /** The first of a comparison about the same object stays. */
    void insert(Finding finding) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, finding.id());
            insert.setObject(3, finding.job());
            insert.setString(4, finding.kind().name());
            insert.setString(5, finding.stripeId());
            insert.setString(6, finding.problem().name());
            insert.setObject(7, finding.membership());
            insert.setObject(8, finding.account());
            insert.setString(9, Json.write(finding.differences()));
            insert.setBoolean(10, finding.healed());
            insert.setObject(11, finding.foundAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /**
     * What was found, the latest first.
     *
     * @param job null for each, like {@code healed}
     * @param before the id after which the page begins; null for the first page
     */
    List<Finding> list(UUID job, Boolean healed, UUID before, int limit) throws SQLException {
        try (var query = connection.prepareStatement(LIST)) {
            query.setInt(1, tenantId);
            query.setObject(2, job);
            query.setObject(3, job);
            query.setObject(4, healed);
            query.setObject(5, healed);
            query.setObject(6, before);
            query.setObject(7, before);
            query.setInt(8, limit);
            var found = new ArrayList<Finding>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(finding(row));
                }
            }
            return found;
        }
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(row.getObject("id", UUID.class), row.getObject("job_id", UUID.class),
                Kind.valueOf(row.getString("kind")), row.getString("stripe_id"),
                Problem.valueOf(row.getString("problem")), row.getObject("membership_id", UUID.class),
                row.getObject("account_id", UUID.class),
                List.of(Json.read(row.getString("differences"), Difference[].class)), row.getBoolean("healed"),
                instant(row, "found_at"));
    }
}
