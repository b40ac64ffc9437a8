package io.stamgast.ledger.statement;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.LedgerAccount;
import io.stamgast.ledger.Posting;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Balances and statements of the current tenant's accounts. */
@ApplicationScoped
public class Statements {

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final String LINES = "select " + StatementLine.COLUMNS + """
             from (select * from app.posting o
                where o.tenant_id = ? and o.id < ?
                    and o.account_id = (select a.pool_id from app.account a where a.tenant_id = ? and a.id = ?)
                order by o.id desc limit ?) p
            """ + StatementLine.JOINS + " order by p.id desc";
    private static final String POSTINGS = "select " + StatementLine.COLUMNS + """
            , p.explanation, (select r.id from app.posting r where r.tenant_id = ? and r.reverses_id = p.id)
                as reversed_by
            from (select * from app.posting o where o.tenant_id = ? and o.id = any (?)) p
            """ + StatementLine.JOINS;
    private static final String ENTRIES = """
            select e.posting_id, e.no, e.debit, e.credit, e.points from app.entry e
            where e.tenant_id = ? and e.posting_id = any (?) order by e.posting_id, e.no""";

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    Clock clock;

    protected Statements() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public Statements(TenantWork work, CurrentTenant tenant, Clock clock) {
        this.work = work;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such account */
    public BalanceView balance(Reference account) {
        return work.call(tenant.id(), connection ->
                balance(connection, tenant.id(), id(connection, account), clock.instant()));
    }

    /** The same in the caller's unit of work, of an account that the tenant has. */
    public static BalanceView balance(Connection connection, int tenantId, UUID account, Instant now)
            throws SQLException {
        return new BalanceReader(connection, tenantId, now).read(account);
    }

    /**
     * The account's postings, the latest first.
     *
     * @param before the posting after which the page goes on, back in time; null for the first page
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    public List<StatementLine> lines(Reference account, UUID before, int limit) {
        return work.call(tenant.id(), connection -> {
            try (var query = connection.prepareStatement(LINES)) {
                query.setInt(1, tenant.id());
                query.setObject(2, before == null ? AFTER_ALL : before);
                query.setInt(3, tenant.id());
                query.setObject(4, id(connection, account));
                query.setInt(5, limit);
                query.setInt(6, tenant.id());
                query.setInt(7, tenant.id());
                try (var rows = query.executeQuery()) {
                    var lines = new ArrayList<StatementLine>();
                    while (rows.next()) {
                        lines.add(StatementLine.of(rows));
                    }
                    return lines;
                }
            }
        });
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such posting */
    public PostingView posting(UUID id) {
        return work.call(tenant.id(), connection -> posting(connection, tenant.id(), id));
    }

    /** The same in the caller's unit of work. */
    public static PostingView posting(Connection connection, int tenantId, UUID id) throws SQLException {
        return postings(connection, tenantId, List.of(id)).stream().findFirst()
                .orElseThrow(() -> DomainException.notFound("posting", id));
    }

    /** Those of the ids that the tenant has, in no order, in the caller's unit of work. */
    public static List<PostingView> postings(Connection connection, int tenantId, Collection<UUID> ids)
            throws SQLException {
        var entries = entries(connection, tenantId, ids);
        try (var query = connection.prepareStatement(POSTINGS)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            query.setInt(4, tenantId);
            query.setInt(5, tenantId);
            try (var row = query.executeQuery()) {
                var postings = new ArrayList<PostingView>();
                while (row.next()) {
                    var line = StatementLine.of(row);
                    postings.add(PostingView.of(line, row.getObject("reversed_by", UUID.class),
                            entries.getOrDefault(line.id(), List.of()), row.getString("explanation")));
                }
                return postings;
            }
        }
    }

    private static Map<UUID, List<Posting.Entry>> entries(Connection connection, int tenantId, Collection<UUID> ids)
            throws SQLException {
        try (var query = connection.prepareStatement(ENTRIES)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = query.executeQuery()) {
                var entries = new HashMap<UUID, List<Posting.Entry>>();
                while (rows.next()) {
                    entries.computeIfAbsent(rows.getObject(1, UUID.class), posting -> new ArrayList<>())
                            .add(new Posting.Entry(rows.getInt(2), LedgerAccount.valueOf(rows.getString(3)),
                                    LedgerAccount.valueOf(rows.getString(4)), rows.getLong(5)));
                }
                return entries;
            }
        }
    }

    private UUID id(Connection connection, Reference account) throws SQLException {
        return AccountIds.find(connection, tenant.id(), account)
                .orElseThrow(() -> DomainException.notFound("account", account));
    }
}
