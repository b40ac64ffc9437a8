package io.stamgast.earning.backlog;

import static io.stamgast.kernel.Stored.instant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The purchases of a reign that nobody has judged. Reading goes on after a place, so that it gets past those that stay
 * unjudged.
 */
final class Waiting {

    /** Where the reading has got to. */
    record Place(Instant occurredAt, UUID id) {

        static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /** One that waits; {@code originalId} is null unless it is a linked return. */
    record Purchase(UUID id, UUID originalId, Instant occurredAt) {

        Place place() {
            return new Place(occurredAt, id);
        }
    }

    private static final String UNJUDGED = """
             and not exists (select from app.judgement j where j.tenant_id = ? and j.purchase_id = p.id)
                and (p.occurred_at, p.id) > (?, ?)
            order by p.occurred_at, p.id limit ?""";
    private static final String ALONE = """
            select p.id, p.original_id, p.occurred_at from app.purchase p
            where p.tenant_id = ? and p.original_id is null and p.occurred_at >= ? and p.occurred_at < ?"""
            + UNJUDGED;
    private static final String RETURNS = """
            select p.id, p.original_id, p.occurred_at from app.purchase p
            join app.judgement given on given.tenant_id = ? and given.purchase_id = p.original_id
            where p.tenant_id = ? and p.original_id is not null""" + UNJUDGED;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private Waiting() {
    }

    /**
     * Those that stand by themselves.
     *
     * @param to exclusive; null for no end
     */
    static List<Purchase> alone(Connection connection, int tenant, Instant from, Instant to, Place after, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(ALONE)) {
            query.setInt(1, tenant);
            query.setObject(2, at(from));
            query.setObject(3, at(to == null ? END : to));
            return unjudged(query, 4, tenant, after, limit);
        }
    }

    /** Returns of purchases that are judged. */
    static List<Purchase> returns(Connection connection, int tenant, Place after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(RETURNS)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            return unjudged(query, 3, tenant, after, limit);
        }
    }

    private static List<Purchase> unjudged(PreparedStatement query, int next, int tenant, Place after, int limit)
            throws SQLException {
        query.setInt(next, tenant);
        query.setObject(next + 1, at(after.occurredAt()));
        query.setObject(next + 2, after.id());
        query.setInt(next + 3, limit);
        var waiting = new ArrayList<Purchase>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                waiting.add(new Purchase(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        instant(row, 3)));
            }
        }
        return waiting;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
