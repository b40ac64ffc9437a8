package io.stamgast.account;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.Storable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes accounts and distributors known that a purchase names for the first time, in the caller's unit of work and in
 * sets. Two units of work that enrol the same ones at once wait for each other and agree; both insert in the order of
 * the external ids, so they don't deadlock.
 */
public final class Enrolment {

    /**
     * Who is known now.
     *
     * @param ids the ids of all that were asked for, by external id
     * @param created the external ids of those that were not known before
     */
    public record Enrolled(Map<String, UUID> ids, Set<String> created) {
    }

    private static final int MAX_EXTERNAL_ID = 100;

    private static final String INSERT_ACCOUNTS = """
            insert into app.account as enrolled
                (tenant_id, id, program_id, external_id, name, search_name, pool_id, created_at)
            select ?, unknown.id, ?, unknown.external_id, unknown.name, unknown.search_name, unknown.id, ?
            from unnest(?, ?, ?, ?) as unknown (id, external_id, name, search_name)
            on conflict do nothing returning enrolled.external_id, enrolled.id""";
    private static final String INSERT_BALANCES = """
            insert into app.balance as opened (tenant_id, account_id, program_id)
            select ?, enrolled.id, ? from unnest(?) as enrolled (id)
            on conflict do nothing returning opened.account_id""";
    private static final String SELECT_ACCOUNTS =
            "select external_id, id from app.account where tenant_id = ? and external_id = any (?)";
    private static final String INSERT_DISTRIBUTORS = """
            insert into app.distributor as enrolled (tenant_id, id, external_id, name, created_at)
            select ?, unknown.id, unknown.external_id, unknown.external_id, ?
            from unnest(?, ?) as unknown (id, external_id)
            on conflict do nothing returning enrolled.external_id, enrolled.id""";
    private static final String SELECT_DISTRIBUTORS =
            "select external_id, id from app.distributor where tenant_id = ? and external_id = any (?)";

    private Enrolment() {
    }

    /** Whether it can be the external id of an account or a distributor: 1 to 100 characters, not blank. */
    public static boolean accepts(String externalId) {
        return externalId != null && !externalId.isBlank() && externalId.length() <= MAX_EXTERNAL_ID
                && Storable.isText(externalId);
    }

    /**
     * @param names the accounts by external id, each with its name, or null when that isn't known
     * @throws IllegalArgumentException for an external id that {@link #accepts} refuses
     */
    public static Enrolled enrol(Connection connection, int tenant, int programId, Map<String, String> names,
                                 Instant now) throws SQLException {
        names.keySet().forEach(Enrolment::requireAccepted);
        var sorted = new TreeMap<>(names);
        sorted.replaceAll((externalId, name) -> name == null || name.isBlank() ? externalId : cut(name));
        var created = insertAccounts(connection, tenant, programId, sorted, now);
        if (!created.isEmpty()) {
            openBalances(connection, tenant, programId, created.values());
            Outbox.write(connection, tenant, created.entrySet().stream()
                    .map(one -> new AccountCreated(one.getValue(), one.getKey(), sorted.get(one.getKey()), now))
                    .toList());
        }
        return withKnown(connection, tenant, SELECT_ACCOUNTS, created, sorted.keySet());
    }

    /** Makes distributors known; the external id serves as their name. */
    public static Enrolled distributors(Connection connection, int tenant, Collection<String> externalIds, Instant now)
            throws SQLException {
        externalIds.forEach(Enrolment::requireAccepted);
        var sorted = externalIds.stream().distinct().sorted().toList();
        try (var insert = connection.prepareStatement(INSERT_DISTRIBUTORS)) {
            insert.setInt(1, tenant);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setArray(3, connection.createArrayOf("uuid", newIds(sorted.size())));
            insert.setArray(4, connection.createArrayOf("text", sorted.toArray()));
            return withKnown(connection, tenant, SELECT_DISTRIBUTORS, idsByExternalId(insert), sorted);
        }
    }

    static void openBalances(Connection connection, int tenant, int programId, Collection<UUID> accounts)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_BALANCES)) {
            insert.setInt(1, tenant);
            insert.setInt(2, programId);
            insert.setArray(3, connection.createArrayOf("uuid", accounts.toArray()));
            insert.execute();
        }
    }

    private static Map<String, UUID> insertAccounts(Connection connection, int tenant, int programId,
                                                    TreeMap<String, String> names, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_ACCOUNTS)) {
            insert.setInt(1, tenant);
            insert.setInt(2, programId);
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setArray(4, connection.createArrayOf("uuid", newIds(names.size())));
            insert.setArray(5, connection.createArrayOf("text", names.keySet().toArray()));
            insert.setArray(6, connection.createArrayOf("text", names.values().toArray()));
            insert.setArray(7, connection.createArrayOf("text",
                    names.values().stream().map(SearchName::of).toArray()));
            return idsByExternalId(insert);
        }
    }

    private static Enrolled withKnown(Connection connection, int tenant, String select, Map<String, UUID> created,
                                      Collection<String> asked) throws SQLException {
        var known = asked.stream().filter(externalId -> !created.containsKey(externalId)).toArray();
        var ids = new HashMap<>(created);
        if (known.length > 0) {
            try (var query = connection.prepareStatement(select)) {
                query.setInt(1, tenant);
                query.setArray(2, connection.createArrayOf("text", known));
                ids.putAll(idsByExternalId(query));
            }
        }
        return new Enrolled(Map.copyOf(ids), Set.copyOf(created.keySet()));
    }

    private static Map<String, UUID> idsByExternalId(PreparedStatement statement) throws SQLException {
        var ids = new HashMap<String, UUID>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
        }
        return ids;
    }

    private static UUID[] newIds(int count) {
        var ids = new UUID[count];
        Arrays.setAll(ids, i -> Ids.next());
        return ids;
    }

    private static String cut(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200);
    }

    private static void requireAccepted(String externalId) {
        if (!accepts(externalId)) {
            throw new IllegalArgumentException("not an external id: '" + externalId + "'");
        }
    }
}
