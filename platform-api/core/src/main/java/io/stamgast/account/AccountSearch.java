package io.stamgast.account;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds accounts by what their external id or name begins with: first those whose external id matches, in its order,
 * then the others whose name does, in the order of names. Reads an index forward from the last row shown, so a page
 * of 100,000 accounts costs what a page of ten does.
 */
@ApplicationScoped
public class AccountSearch {

    /**
     * An account found.
     *
     * @param position where the next page begins, after this one
     */
    public record Found(AccountBody account, String position) {
    }

    private static final String COLUMNS = "select " + AccountBody.COLUMNS + ", search_name from app.account ";
    // every condition is leakproof, so that row-level security lets the index serve it
    static final String BY_EXTERNAL_ID = COLUMNS + """
            where tenant_id = ? and external_id collate "C" > ? and external_id collate "C" >= ?
                and external_id collate "C" < ?
            order by external_id collate "C" limit ?""";
    static final String BY_NAME = COLUMNS + """
            where tenant_id = ? and (search_name, id) > (?, ?) and search_name >= ? and search_name < ?
                and not (external_id collate "C" >= ? and external_id collate "C" < ?)
            order by search_name, id limit ?""";
    static final String ALL = COLUMNS + """
            where tenant_id = ? and (search_name, id) > (?, ?) order by search_name, id limit ?""";
    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final int ID_LENGTH = 36;

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;

    /** Where a page begins: after this name and id, or still among the external ids after this one. */
    private record Start(boolean amongNames, String externalId, String name, UUID id) {

        static Start of(String position, boolean searching) {
            if (position == null) {
                return new Start(!searching, "", "", FIRST_ID);
            }
            try {
                return switch (position.charAt(0)) {
                    case 'E' -> new Start(false, position.substring(1), "", FIRST_ID);
                    case 'N' -> new Start(true, "", position.substring(1 + ID_LENGTH),
                            UUID.fromString(position.substring(1, 1 + ID_LENGTH)));
                    default -> throw new IllegalArgumentException(position);
                };
            } catch (IllegalArgumentException | IndexOutOfBoundsException invalid) {
                throw DomainException.malformed("invalid-request", "cursor", "is not a cursor that this list gave");
            }
        }
    }

    /**
     * @param search what an external id, or a name regardless of case and accents, begins with; null or blank for all
     * @param position of the last account shown; null for the first page
     * @param limit how many at most
     */
    @Transactional
    public List<Found> find(String search, String position, int limit) {
        try {
            if (search == null || search.isBlank()) {
                var start = Start.of(position, false);
                return rows(true, ALL, tenant.id(), start.name(), start.id(), limit);
            }
            return find(search.strip(), Start.of(position, true), limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private List<Found> find(String search, Start start, int limit) throws SQLException {
        var found = new ArrayList<Found>(limit);
        var last = SearchName.after(search);
        if (!start.amongNames()) {
            found.addAll(rows(false, BY_EXTERNAL_ID, tenant.id(), start.externalId(), search, last, limit));
        }
        if (found.size() < limit) {
            var name = SearchName.of(search);
            found.addAll(rows(true, BY_NAME, tenant.id(), start.name(), start.id(), name, SearchName.after(name),
                    search, last, limit - found.size()));
        }
        return found;
    }

    private List<Found> rows(boolean amongNames, String sql, Object... values) throws SQLException {
        try (var query = connection.get().prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<Found>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(found(rows, amongNames));
                }
            }
            return found;
        }
    }

    private static Found found(ResultSet row, boolean amongNames) throws SQLException {
        var account = AccountBody.of(row);
        return new Found(account, amongNames ? "N" + account.id() + row.getString("search_name")
                : "E" + account.externalId());
    }
}
