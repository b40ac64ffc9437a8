package io.stamgast.tier.review;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** How far reviews have got, each under its job's id, in the caller's unit of work. */
final class ReviewTable {

    /**
     * @param measuring whether the accounts are only measured, for thresholds to be computed from
     * @param last the account looked at last
     * @param lookedAt how many accounts were, both times
     */
    record Place(boolean measuring, UUID last, long lookedAt, ReviewCounts counts) {

        Place at(UUID account, int more, ReviewCounts soFar) {
            return new Place(measuring, account, lookedAt + more, soFar);
        }

        Place measured() {
            return new Place(false, Ids.NIL, lookedAt, counts);
        }
    }

    private static final String SELECT = """
            select r.measuring, r.last_account, r.looked_at, r.counts from app.tier_review r
            where r.tenant_id = ? and r.job_id = ? for update""";
    private static final String KEEP = """
            insert into app.tier_review as r (tenant_id, job_id, measuring, last_account, looked_at, counts)
            values (?, ?, ?, ?, ?, ?::jsonb)
            on conflict (tenant_id, job_id) do update set measuring = excluded.measuring,
                last_account = excluded.last_account, looked_at = excluded.looked_at, counts = excluded.counts""";

    private final Connection connection;
    private final int tenantId;
    private final UUID job;

    ReviewTable(Connection connection, int tenantId, UUID job) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.job = job;
    }

    Optional<Place> find() throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setObject(2, job);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Place(row.getBoolean(1), row.getObject(2, UUID.class),
                        row.getLong(3), Json.read(row.getString(4), ReviewCounts.class))) : Optional.empty();
            }
        }
    }

    void keep(Place place) throws SQLException {
        try (var keep = connection.prepareStatement(KEEP)) {
            keep.setInt(1, tenantId);
            keep.setObject(2, job);
            keep.setBoolean(3, place.measuring());
            keep.setObject(4, place.last());
            keep.setLong(5, place.lookedAt());
            keep.setString(6, Json.write(place.counts()));
            keep.executeUpdate();
        }
    }
}
