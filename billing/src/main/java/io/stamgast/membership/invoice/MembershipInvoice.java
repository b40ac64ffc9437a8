package io.stamgast.membership.invoice;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.membership.Membership.Collection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * An invoice of a membership.
 *
 * @param id Stripe's
 * @param number as it stands on the invoice; null for a draft
 * @param dueMinor in the currency's minor unit, like {@code paidMinor} and {@code remainingMinor}
 * @param dueAt of one that is sent; null for one that is charged
 * @param attempts how often it was charged
 * @param nextAttemptAt when Stripe charges again by itself; null when it doesn't
 * @param declineCode of the last refusal; null when nothing was refused
 * @param pageUrl where it can be looked at and paid
 * @param periodBeginsAt from when on is used what it bills, like {@code periodEndsAt}; null when we never saw
 */
public record MembershipInvoice(String id, UUID membershipId, UUID accountId, String number, Reason reason, State state,
                                Collection collection, String currency, long dueMinor, long paidMinor,
                                long remainingMinor, Instant createdAt, Instant dueAt, int attempts,
                                Instant nextAttemptAt, Instant paidAt, String declineCode, String pageUrl,
                                String pdfUrl, Instant periodBeginsAt, Instant periodEndsAt, Instant syncedAt) {

    /** What it is for. */
    public enum Reason { FIRST, RENEWAL, CHANGE, OTHER }

    /** Where it stands. */
    public enum State { DRAFT, OPEN, PAID, VOID, UNCOLLECTIBLE }

    static final String COLUMNS = """
            id, membership_id, account_id, number, reason, state, collection, currency, due_minor, paid_minor,
            remaining_minor, created_at, due_at, attempts, next_attempt_at, paid_at, decline_code, page_url, pdf_url,
            period_begins_at, period_ends_at, synced_at""";

    static MembershipInvoice of(ResultSet row) throws SQLException {
        return new MembershipInvoice(row.getString("id"), row.getObject("membership_id", UUID.class),
                row.getObject("account_id", UUID.class), row.getString("number"),
                Reason.valueOf(row.getString("reason")), State.valueOf(row.getString("state")),
                Collection.valueOf(row.getString("collection")), row.getString("currency"), row.getLong("due_minor"),
                row.getLong("paid_minor"), row.getLong("remaining_minor"), instant(row, "created_at"),
                instant(row, "due_at"), row.getInt("attempts"), instant(row, "next_attempt_at"),
                instant(row, "paid_at"), row.getString("decline_code"), row.getString("page_url"),
                row.getString("pdf_url"),
                instant(row, "period_begins_at"), instant(row, "period_ends_at"), instant(row, "synced_at"));
    }
}
