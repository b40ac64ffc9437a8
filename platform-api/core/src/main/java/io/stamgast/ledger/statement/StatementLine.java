package io.stamgast.ledger.statement;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.ledger.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * One posting of an account, as its statement shows it.
 *
 * @param account whose balance it changed
 * @param occurredAt when its cause happened
 * @param available by how much it changed what is available; likewise {@code pending} and {@code reserved}
 * @param waived what a return would have taken beyond the balance, and did not
 * @param invoiceNumber of the purchase that caused it; null for other causes
 * @param reverses the posting that this one corrects; null for none
 * @param actor who acted: a user, a client, {@code system}
 */
public record StatementLine(UUID id, UUID account, Posting.Kind kind, Instant occurredAt, Instant postedAt,
                            long available, long pending, long reserved, long waived, UUID purchase,
                            String invoiceNumber, UUID redemption, UUID reverses, String actor, String reason) {

    static final String COLUMNS = """
            p.id, p.account_id, p.kind, p.occurred_at, p.posted_at, p.waived, p.purchase_id, p.redemption_id,
            p.reverses_id, p.actor, p.reason, b.invoice_number, m.available, m.pending, m.reserved""";
    /** Joins the purchase and what the entries move to {@code p}; two parameters: the tenant. */
    static final String JOINS = """
            left join app.purchase b on b.tenant_id = ? and b.id = p.purchase_id
            left join lateral (
                select sum(case 'AVAILABLE' when e.credit then e.points when e.debit then -e.points end) as available,
                    sum(case 'PENDING' when e.credit then e.points when e.debit then -e.points end) as pending,
                    sum(case 'RESERVED' when e.credit then e.points when e.debit then -e.points end) as reserved
                from app.entry e where e.tenant_id = ? and e.posting_id = p.id) m on true""";

    static StatementLine of(ResultSet row) throws SQLException {
        return new StatementLine(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                Posting.Kind.valueOf(row.getString("kind")), instant(row, "occurred_at"), instant(row, "posted_at"),
                row.getLong("available"), row.getLong("pending"), row.getLong("reserved"), row.getLong("waived"),
                row.getObject("purchase_id", UUID.class), row.getString("invoice_number"),
                row.getObject("redemption_id", UUID.class), row.getObject("reverses_id", UUID.class),
                row.getString("actor"), row.getString("reason"));
    }

    /** The same in English words; other languages are made from its members. */
    public String text() {
        return Words.of(this);
    }

    /**
     * Where its explanation is found.
     *
     * @return a path below the API's root
     */
    public String explanation() {
        var judged = kind == Posting.Kind.EARNED || kind == Posting.Kind.TAKEN_BACK;
        return (judged ? "purchases/" + purchase : "postings/" + id) + "/explanation";
    }
}
