package io.stamgast.membership.invoice;

import static io.stamgast.kernel.Stored.utc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on invoices, in the caller's unit of work. */
public final class InvoiceTable {

    private static final String SELECT =
            "select " + MembershipInvoice.COLUMNS + " from app.membership_invoice where tenant_id = ? ";
    private static final String UPSERT = """
            insert into app.membership_invoice as i (tenant_id, id, membership_id, account_id, number, reason, state,
                collection, currency, due_minor, paid_minor, remaining_minor, created_at, due_at, attempts,
                next_attempt_at, paid_at, decline_code, page_url, pdf_url, period_begins_at, period_ends_at, synced_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, id) do update set number = excluded.number, state = excluded.state,
                collection = excluded.collection, due_minor = excluded.due_minor, paid_minor = excluded.paid_minor,
                remaining_minor = excluded.remaining_minor, due_at = excluded.due_at, attempts = excluded.attempts,
                next_attempt_at = excluded.next_attempt_at, paid_at = excluded.paid_at,
                decline_code = excluded.decline_code, page_url = excluded.page_url, pdf_url = excluded.pdf_url,
                period_begins_at = excluded.period_begins_at, period_ends_at = excluded.period_ends_at,
                synced_at = excluded.synced_at
            where i.synced_at <= excluded.synced_at""";

    private static final String SEEN = """
            update app.membership_invoice set synced_at = ? where tenant_id = ? and id = any (?) and synced_at < ?""";

    private final Connection connection;
    private final int tenantId;

    public InvoiceTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    public Optional<MembershipInvoice> find(String id) throws SQLException {
        return list("and id = ?", id).stream().findFirst();
    }

    /** The membership's, the latest first. */
    public List<MembershipInvoice> of(UUID membership) throws SQLException {
        return list("and membership_id = ? order by created_at desc, id desc", membership);
    }

    /** Those of the memberships that wait to be paid, the oldest first. */
    public List<MembershipInvoice> open(Collection<UUID> memberships) throws SQLException {
        return list("and membership_id = any (?) and state = 'OPEN' order by created_at, id",
                connection.createArrayOf("uuid", memberships.toArray()));
    }

    /**
     * Those that bill the membership for the instant, the latest first. Of old ones nobody knows for how long they
     * are.
     */
    public List<MembershipInvoice> covering(UUID membership, Instant at) throws SQLException {
        return list("""
                and membership_id = ? and coalesce(period_begins_at, created_at) <= ?
                and (period_ends_at is null or period_ends_at > ?) order by created_at desc, id desc""", membership,
                utc(at), utc(at));
    }

    /**
     * Whether an invoice that was sent to the account, or will be for what has ended since, waits to be paid.
     */
    public boolean isOwed(UUID account) throws SQLException {
        return !list("""
                and account_id = ? and collection = 'INVOICE' and remaining_minor > 0 and (state = 'OPEN'
                    or state = 'DRAFT' and exists (select from app.membership m where m.tenant_id = ?
                        and m.id = membership_id and m.ended_at is not null)) limit 1""", account, tenantId).isEmpty();
    }

    /** Whether the membership has ever paid anything. */
    public boolean hasPaid(UUID membership) throws SQLException {
        return !list("and membership_id = ? and state = 'PAID' and paid_minor > 0 limit 1", membership).isEmpty();
    }

    /** Those that may still be paid and were not compared with Stripe since. */
    public List<MembershipInvoice> unseenSince(Instant since, String after, int limit) throws SQLException {
        return list("and state in ('DRAFT', 'OPEN') and synced_at < ? and id > ? order by id limit ?", utc(since),
                after, limit);
    }

    public List<MembershipInvoice> find(Collection<String> ids) throws SQLException {
        return list("and id = any (?)", connection.createArrayOf("text", ids.toArray()));
    }

    /** Stripe was asked and says of these what we know. */
    public void seen(Collection<String> ids, Instant began) throws SQLException {
        try (var seen = connection.prepareStatement(SEEN)) {
            seen.setObject(1, utc(began));
            seen.setInt(2, tenantId);
            seen.setArray(3, connection.createArrayOf("text", ids.toArray()));
            seen.setObject(4, utc(began));
            seen.executeUpdate();
        }
    }

    private List<MembershipInvoice> list(String where, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + where)) {
            query.setInt(1, tenantId);
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 2, values[i]);
            }
            try (var row = query.executeQuery()) {
                var found = new ArrayList<MembershipInvoice>();
                while (row.next()) {
                    found.add(MembershipInvoice.of(row));
                }
                return found;
            }
        }
    }

    /** Keeps it; an older description never replaces a newer one. */
    public void keep(MembershipInvoice invoice) throws SQLException {
        try (var upsert = connection.prepareStatement(UPSERT)) {
            upsert.setInt(1, tenantId);
            upsert.setString(2, invoice.id());
            upsert.setObject(3, invoice.membershipId());
            upsert.setObject(4, invoice.accountId());
            upsert.setString(5, invoice.number());
            upsert.setString(6, invoice.reason().name());
            upsert.setString(7, invoice.state().name());
            upsert.setString(8, invoice.collection().name());
            upsert.setString(9, invoice.currency());
            upsert.setLong(10, invoice.dueMinor());
            upsert.setLong(11, invoice.paidMinor());
            upsert.setLong(12, invoice.remainingMinor());
            bindTimes(upsert, invoice);
            upsert.executeUpdate();
        }
    }

    private static void bindTimes(PreparedStatement upsert, MembershipInvoice invoice) throws SQLException {
        upsert.setObject(13, utc(invoice.createdAt()));
        upsert.setObject(14, utc(invoice.dueAt()));
        upsert.setInt(15, invoice.attempts());
        upsert.setObject(16, utc(invoice.nextAttemptAt()));
        upsert.setObject(17, utc(invoice.paidAt()));
        upsert.setString(18, invoice.declineCode());
        upsert.setString(19, invoice.pageUrl());
        upsert.setString(20, invoice.pdfUrl());
        upsert.setObject(21, utc(invoice.periodBeginsAt()));
        upsert.setObject(22, utc(invoice.periodEndsAt()));
        upsert.setObject(23, utc(invoice.syncedAt()));
    }
}
