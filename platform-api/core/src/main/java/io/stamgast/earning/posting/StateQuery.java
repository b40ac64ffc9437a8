package io.stamgast.earning.posting;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.posting.PostingState.Found;
import io.stamgast.ledger.Balance;
import io.stamgast.program.JudgingLock;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.web.Reference;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The first round trip of a posting: sets the tenant, locks the balances in the order of the accounts, reads. The
 * driver sends the statements together; each sees what was committed before it began, so what is read after the lock
 * is what the lock protects. What came in between fails as a serialization failure does: the work is to be tried again.
 */
final class StateQuery {

    /** Who an Idempotency-Key belongs to, and for which route; all null without one. */
    record KeyAddress(String client, String route, String key) {
        static KeyAddress of(Answer.Request request) {
            return request == null || request.key() == null ? new KeyAddress(null, null, null)
                    : new KeyAddress(request.client(), request.route(), request.key());
        }
    }

    // plans for any tenant: one made for a tenant that the statistics don't know yet takes it for an empty one, and
    // reads all its purchases to find one. And none is made for each purchase, which costs as much as the work itself
    private static final String BEGIN = """
            select app.use_tenant(?), set_config('plan_cache_mode', 'force_generic_plan', true)""";
    private static final String ASKED = """
            unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[]) with ordinality as asked
                (account_id, account, distributor_id, distributor, source, invoice, no)""";
    // each lookup for itself: a join over all asked rows may be planned as a scan of the tenant's whole table for each,
    // because the planner can't see through row-level security how many rows there are
    private static final String BY_DISTRIBUTOR = """

            left join lateral (select x.id from app.distributor x
                where x.tenant_id = ? and x.id = asked.distributor_id limit 1) d1 on true
            left join lateral (select x.id from app.distributor x
                where x.tenant_id = ? and x.external_id = asked.distributor limit 1) d2 on true
            cross join lateral (select coalesce(d1.id, d2.id) as id offset 0) d
            left join lateral (select x.account_id from app.account_alias x
                where x.tenant_id = ? and x.distributor_id = d.id
                and x.external_id = asked.account limit 1) n on true""";
    private static final String BY_OWN_NUMBER = """

            left join lateral (select x.id from app.account x
                where x.tenant_id = ? and x.external_id = asked.account limit 1) e on true""";

    /** By whether purchases name distributors. */
    private static final Map<Boolean, StateQuery> LOCKING = both(JudgingLock.SHARED, " for update of b");
    private static final Map<Boolean, StateQuery> LOOKING = both("select ?::int", "");

    private final boolean distributors;
    private final String text;

    private StateQuery(boolean distributors, String judgingLock, String balanceLock) {
        this.distributors = distributors;
        // coalesce is not leakproof: behind row-level security no index serves a comparison with it. Offset 0 keeps
        // the planner from putting it back into the comparison
        var from = ASKED + (distributors ? BY_DISTRIBUTOR : "") + BY_OWN_NUMBER + "\ncross join lateral (select "
                + (distributors ? "coalesce(asked.account_id, n.account_id, e.id)" : "coalesce(asked.account_id, e.id)")
                + " as id offset 0) named";
        var account = "named.id";
        var distributor = distributors ? "d.id" : "null::uuid";
        text = String.join(";\n", BEGIN, judgingLock, """
                select b.account_id, b.available, b.pending, b.reserved, b.last_purchase_at
                from app.balance b
                where b.tenant_id = ? and b.account_id = any(array(
                    select a.pool_id from %s
                    join lateral (select x.pool_id from app.account x
                        where x.tenant_id = ? and x.id = %s limit 1) a on true))
                order by b.account_id%s""".formatted(from, account, balanceLock), """
                select %s, a.id, a.pool_id, p.id, p.content_hash
                from %s
                left join lateral (select x.id, x.pool_id from app.account x
                    where x.tenant_id = ? and x.id = %s limit 1) a on true
                left join lateral (select x.id, x.content_hash from app.purchase x
                    where x.tenant_id = ? and x.invoice_number = asked.invoice and x.source = asked.source
                    and x.distributor_id %s limit 1) p on true
                order by asked.no""".formatted(distributor, from, account,
                        distributors ? "is not distinct from " + distributor : "is null"), """
                select g.version, g.rules_revision,
                    (select array_agg(c.period) from app.period_close c
                    where c.tenant_id = ? and c.program_id = g.id and c.period = any (?)),
                    k.request_hash, k.status, k.location, k.body
                from app.program g
                left join app.idempotency_key k
                    on k.tenant_id = ? and k.client = ? and k.route = ? and k.key = ?
                where g.tenant_id = ? and g.id = 1""");
    }

    private static Map<Boolean, StateQuery> both(String judgingLock, String balanceLock) {
        return Map.of(true, new StateQuery(true, judgingLock, balanceLock),
                false, new StateQuery(false, judgingLock, balanceLock));
    }

    /** @param periods the periods whose closes matter */
    static PostingState read(Connection connection, int tenant, List<NewPurchase> asked, Set<String> periods,
                             KeyAddress key) throws SQLException {
        return read(LOCKING, connection, tenant, asked, periods, key);
    }

    /** As it stands now, and may be otherwise a moment later: nothing is locked. */
    static PostingState look(Connection connection, int tenant, List<NewPurchase> asked) throws SQLException {
        return read(LOOKING, connection, tenant, asked, Set.of(), KeyAddress.of(null));
    }

    private static PostingState read(Map<Boolean, StateQuery> queries, Connection connection, int tenant,
                                     List<NewPurchase> asked, Set<String> periods, KeyAddress key)
            throws SQLException {
        var query = queries.get(asked.stream().anyMatch(one -> one.distributor() != null));
        try (var statement = connection.prepareStatement(query.text)) {
            query.bind(new Parameters(connection, statement, tenant), asked, periods, key);
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            var balances = balances(statement);
            statement.getMoreResults();
            var found = found(statement);
            requireLocked(found, balances);
            statement.getMoreResults();
            return state(statement, balances, found);
        }
    }

    private void bind(Parameters to, List<NewPurchase> asked, Set<String> periods, KeyAddress key)
            throws SQLException {
        var arrays = arrays(to, asked);
        to.tenant();
        to.tenant();
        to.tenant();
        references(to, arrays);
        to.tenant();
        references(to, arrays);
        to.tenant();
        to.tenant();
        to.tenant();
        to.column("text", List.copyOf(periods), period -> period);
        to.tenant();
        to.text(key.client());
        to.text(key.route());
        to.text(key.key());
        to.tenant();
    }

    private void references(Parameters to, Array[] arrays) throws SQLException {
        for (var array : arrays) {
            to.array(array);
        }
        for (var i = 0; i < (distributors ? 4 : 1); i++) {
            to.tenant();
        }
    }

    private static Array[] arrays(Parameters to, List<NewPurchase> asked) throws SQLException {
        var accounts = asked.stream().map(one -> Reference.parse("account", one.account())).toList();
        var sellers = asked.stream().map(one -> one.distributor() == null
                ? new Reference(null, null) : Reference.parse("distributor", one.distributor())).toList();
        return new Array[] {to.arrayOf("uuid", accounts, Reference::id),
            to.arrayOf("text", accounts, Reference::externalId), to.arrayOf("uuid", sellers, Reference::id),
            to.arrayOf("text", sellers, Reference::externalId), to.arrayOf("text", asked, NewPurchase::source),
            to.arrayOf("text", asked, NewPurchase::invoiceNumber)};
    }

    private static Map<UUID, Balance> balances(PreparedStatement statement) throws SQLException {
        var balances = new HashMap<UUID, Balance>();
        try (var row = statement.getResultSet()) {
            while (row.next()) {
                balances.put(row.getObject(1, UUID.class), new Balance(row.getLong(2), row.getLong(3), row.getLong(4),
                        instant(row, 5)));
            }
        }
        return balances;
    }

    private static List<Found> found(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Found>();
        try (var row = statement.getResultSet()) {
            while (row.next()) {
                found.add(new Found(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class), row.getObject(4, UUID.class), row.getBytes(5)));
            }
        }
        return found;
    }

    /** An account that was enrolled, or changed its pool, after the lock's snapshot: found, but not locked. */
    private static void requireLocked(List<Found> found, Map<UUID, Balance> balances) throws SQLException {
        for (var one : found) {
            if (one.poolId() != null && !balances.containsKey(one.poolId())) {
                throw new SQLException("account " + one.accountId() + " came while balances were locked", "40001");
            }
        }
    }

    private static PostingState state(PreparedStatement statement, Map<UUID, Balance> balances, List<Found> found)
            throws SQLException {
        try (var row = statement.getResultSet()) {
            if (!row.next()) {
                throw new IllegalStateException("the tenant has no program");
            }
            var closed = row.getArray(3);
            return new PostingState(balances, found, row.getInt(1), row.getInt(2),
                    closed == null ? Set.of() : Set.of((String[]) closed.getArray()), answer(row));
        }
    }

    private static KeptAnswer answer(ResultSet row) throws SQLException {
        var hash = row.getBytes(4);
        return hash == null ? null : new KeptAnswer(hash, row.getInt(5), row.getString(6), row.getBytes(7));
    }
}
