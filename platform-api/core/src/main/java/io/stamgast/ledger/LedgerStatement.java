package io.stamgast.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * The part of a SQL statement that writes all that books collected: common table expressions that others can stand
 * beside in a bigger statement, and the binding of their parameters.
 *
 * <pre>{@code
 * with purchase_row as (insert …),
 * LedgerStatement.CTES
 * insert into …
 * }</pre>
 */
public final class LedgerStatement {

    /**
     * {@code ledger_posting as (…), …, ledger_balance as (…)}, without {@code with} and without a comma at the end.
     * {@code ledger_balance} returns the account id of every balance it wrote.
     */
    public static final String CTES = """
            ledger_posting as (
                insert into app.posting as p (tenant_id, id, program_id, account_id, key, kind, occurred_at, posted_at,
                    purchase_id, redemption_id, reverses_id, actor, reason, waived, explanation)
                select ?::int, r.id, r.program, r.account, r.key, r.kind, r.occurred, r.posted, r.purchase,
                    r.redemption, r.reverses, r.actor, r.reason, r.waived, r.explanation::jsonb
                from unnest(?::uuid[], ?::smallint[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[],
                    ?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                    as r(id, program, account, key, kind, occurred, posted, purchase, redemption, reverses, actor,
                        reason, waived, explanation)
                returning p.id),
            ledger_entry as (
                insert into app.entry as e (tenant_id, posting_id, no, account_id, debit, credit, points)
                select ?::int, r.posting, r.no, r.account, r.debit, r.credit, r.points
                from unnest(?::uuid[], ?::smallint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[])
                    as r(posting, no, account, debit, credit, points)
                returning e.posting_id),
            ledger_lot as (
                insert into app.lot as l (tenant_id, id, program_id, account_id, posting_id, entry_no, points,
                    remaining, release_at, opened_at, expires_at, idle_months)
                select ?::int, r.id, r.program, r.account, r.posting, r.entry, r.points, r.remaining, r.release,
                    r.opened, r.expires, r.idle
                from unnest(?::uuid[], ?::smallint[], ?::uuid[], ?::uuid[], ?::smallint[], ?::bigint[], ?::bigint[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::smallint[])
                    as r(id, program, account, posting, entry, points, remaining, release, opened, expires, idle)
                returning l.id),
            ledger_movement as (
                insert into app.lot_movement as m (tenant_id, posting_id, entry_no, no, lot_id, points)
                select ?::int, r.posting, r.entry, r.no, r.lot, r.points
                from unnest(?::uuid[], ?::smallint[], ?::int[], ?::uuid[], ?::bigint[])
                    as r(posting, entry, no, lot, points)
                returning m.posting_id),
            ledger_lot_change as (
                update app.lot as l set remaining = r.remaining, opened_at = r.opened, expires_at = r.expires,
                    idle_months = r.idle
                from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::smallint[])
                    as r(id, remaining, opened, expires, idle)
                where l.tenant_id = ?::int and l.id = r.id
                returning l.id),
            ledger_balance as (
                update app.balance as b set available = r.available, pending = r.pending, reserved = r.reserved,
                    last_purchase_at = r.purchased
                from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                    as r(account, available, pending, reserved, purchased)
                where b.tenant_id = ?::int and b.account_id = r.account
                returning b.account_id)""";

    private final Connection connection;
    private final PreparedStatement statement;
    private int next;

    private LedgerStatement(PreparedStatement statement, int from) throws SQLException {
        this.connection = statement.getConnection();
        this.statement = statement;
        this.next = from;
    }

    /**
     * Binds what the books collected.
     *
     * @param from the number of the first parameter of {@link #CTES} in the statement
     * @return the number of the first parameter after them
     */
    public static int bind(PreparedStatement statement, int from, int tenant, Collection<Book> books)
            throws SQLException {
        var binding = new LedgerStatement(statement, from);
        var rows = new LedgerRows(books);
        binding.postings(tenant, rows);
        binding.entries(tenant, rows);
        binding.lots(tenant, rows);
        binding.movements(tenant, rows);
        binding.changes(tenant, rows);
        binding.balances(tenant, rows);
        return binding.next;
    }

    private void postings(int tenant, LedgerRows rows) throws SQLException {
        statement.setInt(next++, tenant);
        array("uuid", rows.postings(row -> row.posting().id()));
        array("int2", rows.postings(row -> row.book().program()));
        array("uuid", rows.postings(row -> row.book().accountId()));
        array("text", rows.postings(row -> row.occasion().key()));
        array("text", rows.postings(row -> row.occasion().kind()));
        array("timestamptz", rows.postings(row -> row.occasion().occurredAt()));
        array("timestamptz", rows.postings(row -> row.occasion().postedAt()));
        array("uuid", rows.postings(row -> row.occasion().purchaseId()));
        array("uuid", rows.postings(row -> row.occasion().redemptionId()));
        array("uuid", rows.postings(row -> row.occasion().reversesId()));
        array("text", rows.postings(row -> row.occasion().actor()));
        array("text", rows.postings(row -> row.occasion().reason()));
        array("int8", rows.postings(row -> row.posting().waived()));
        array("text", rows.postings(row -> row.occasion().explanation()));
    }

    private void entries(int tenant, LedgerRows rows) throws SQLException {
        statement.setInt(next++, tenant);
        array("uuid", rows.entries(row -> row.posting().id()));
        array("int2", rows.entries(row -> row.entry().no()));
        array("uuid", rows.entries(row -> row.book().accountId()));
        array("text", rows.entries(row -> row.entry().debit()));
        array("text", rows.entries(row -> row.entry().credit()));
        array("int8", rows.entries(row -> row.entry().points()));
    }

    private void lots(int tenant, LedgerRows rows) throws SQLException {
        statement.setInt(next++, tenant);
        array("uuid", rows.opened(row -> row.lot().id()));
        array("int2", rows.opened(row -> row.book().program()));
        array("uuid", rows.opened(row -> row.book().accountId()));
        array("uuid", rows.opened(row -> row.lot().postingId()));
        array("int2", rows.opened(row -> row.lot().entryNo()));
        array("int8", rows.opened(row -> row.lot().points()));
        array("int8", rows.opened(row -> row.lot().remaining()));
        array("timestamptz", rows.opened(row -> row.lot().releaseAt()));
        array("timestamptz", rows.opened(row -> row.lot().openedAt()));
        array("timestamptz", rows.opened(row -> row.lot().expiresAt()));
        array("int2", rows.opened(row -> row.lot().idleMonths()));
    }

    private void movements(int tenant, LedgerRows rows) throws SQLException {
        statement.setInt(next++, tenant);
        array("uuid", rows.movements(row -> row.posting().id()));
        array("int2", rows.movements(row -> row.movement().entryNo()));
        array("int4", rows.movements(LedgerRows.MovementRow::no));
        array("uuid", rows.movements(row -> row.movement().lotId()));
        array("int8", rows.movements(row -> row.movement().points()));
    }

    private void changes(int tenant, LedgerRows rows) throws SQLException {
        array("uuid", rows.changed(Lot::id));
        array("int8", rows.changed(Lot::remaining));
        array("timestamptz", rows.changed(Lot::openedAt));
        array("timestamptz", rows.changed(Lot::expiresAt));
        array("int2", rows.changed(Lot::idleMonths));
        statement.setInt(next++, tenant);
    }

    private void balances(int tenant, LedgerRows rows) throws SQLException {
        array("uuid", rows.books(Book::accountId));
        array("int8", rows.books(book -> book.balance().available()));
        array("int8", rows.books(book -> book.balance().pending()));
        array("int8", rows.books(book -> book.balance().reserved()));
        array("timestamptz", rows.books(book -> book.balance().lastPurchaseAt()));
        statement.setInt(next++, tenant);
    }

    private void array(String type, Object[] values) throws SQLException {
        Array array = connection.createArrayOf(type, values);
        statement.setArray(next++, array);
    }
}
