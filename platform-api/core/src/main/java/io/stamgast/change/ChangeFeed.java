package io.stamgast.change;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.DomainException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a tenant's objects stand in the order of their last changes, read by who remembers how far. A change is shown
 * once every transaction that began to write before its own has ended, so that nothing comes to stand behind what was
 * read. An object that changes again leaves its place for a later one. The connection is a unit of work of the tenant.
 */
final class ChangeFeed {

    private static final String ORDER = " order by %1$s.life, %1$s.transaction, %2$s%1$s.id limit ?";
    /** The changes of one kind, each kind by the index that has its order. */
    private static final String OF_KIND = """
            (select %1$d as kind, c.life, c.transaction, c.id, %2$s as changed_at from app.%3$s c
            where c.tenant_id = ? and (c.life, c.transaction, c.id) > (?, ?::text::xid8, ?)
                and (c.life < (select max(l.life) from app.event_life l)
                    or c.transaction < pg_snapshot_xmin(pg_current_snapshot()))
            """ + ORDER.formatted("c", "") + ")";
    private static final String ALL = """
            select e.kind, e.life, e.transaction::text::bigint as transaction, e.id, e.changed_at from (%s) e"""
            + ORDER.formatted("e", "e.kind, ");
    /** Of an earlier life every place is one: a dump holds only what had ended. */
    private static final String CONTINUES = """
            select exists (select from app.event_life l where l.life = ?)
                and (? < (select max(l.life) from app.event_life l)
                    or ?::text::xid8 <= pg_snapshot_xmin(pg_current_snapshot()))""";

    private ChangeFeed() {
    }

    /**
     * The changes behind a place, in order.
     *
     * @param limit how many at most
     * @param kinds at least one
     * @throws DomainException ({@code changes-gone}, 410) for a place in a copy of the database that this one doesn't
     *         continue: whoever read up to it has to begin anew
     */
    static List<Change> after(Connection connection, int tenantId, Place place, int limit,
                              Collection<ChangeKind> kinds) throws SQLException {
        if (!place.equals(Place.START)) {
            requireContinued(connection, place);
        }
        var changes = new ArrayList<Change>();
        try (var query = connection.prepareStatement(ALL.formatted(kinds.stream().map(ChangeFeed::ofKind)
                .collect(Collectors.joining(" union all "))))) {
            var next = 1;
            for (var kind : kinds) {
                query.setInt(next++, tenantId);
                query.setInt(next++, place.life());
                query.setString(next++, Long.toString(place.transaction()));
                query.setObject(next++, place.idBefore(kind));
                query.setInt(next++, limit);
            }
            query.setInt(next, limit);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    changes.add(change(row));
                }
            }
        }
        return changes;
    }

    private static String ofKind(ChangeKind kind) {
        return OF_KIND.formatted(kind.ordinal(), kind.changedAt(), kind.written());
    }

    private static Change change(ResultSet row) throws SQLException {
        var kind = ChangeKind.values()[row.getInt("kind")];
        var id = row.getObject("id", UUID.class);
        return new Change(kind, id, new Place(row.getInt("life"), row.getLong("transaction"), kind.ordinal(), id),
                instant(row, "changed_at"));
    }

    private static void requireContinued(Connection connection, Place place) throws SQLException {
        try (var query = connection.prepareStatement(CONTINUES)) {
            query.setInt(1, place.life());
            query.setInt(2, place.life());
            query.setString(3, Long.toString(place.transaction()));
            try (var row = query.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw DomainException.gone("changes-gone", "since", "The database is a copy that does not continue"
                            + " where this cursor was; begin anew without one.");
                }
            }
        }
    }
}
