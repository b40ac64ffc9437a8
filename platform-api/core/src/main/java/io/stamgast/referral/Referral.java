package io.stamgast.referral;

import static io.stamgast.kernel.Stored.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * An account that another one brought, as it stood when it was read.
 *
 * @param referrerId who brought it
 * @param accountId who was brought
 * @param taxId of the latter, in letters and digits; null when none is known
 * @param actor who entered it
 * @param lapsesAt until when the purchase must be made that both are rewarded for
 * @param endedAt when it was rewarded or lapsed; null while it is open
 * @param lapsedBy null unless it lapsed
 * @param purchaseId which both were rewarded for; null unless they were
 * @param referrerPostingId where the ledger has the referrer's points; null for none, like {@code accountPostingId}
 */
public record Referral(UUID id, String code, UUID referrerId, String referrerName, UUID accountId, String accountName,
                       String taxId, State state, String actor, Instant referredAt, Instant lapsesAt, Instant endedAt,
                       Lapse lapsedBy, UUID purchaseId, long referrerPoints, long accountPoints,
                       UUID referrerPostingId, UUID accountPostingId) {

    /** Where a referral stands. */
    public enum State { OPEN, REWARDED, LAPSED }

    /** Why both sides get nothing. */
    public enum Lapse {
        /** The referred account had bought before. */
        EARLIER_PURCHASE,
        /** It has not bought in time what is rewarded. */
        TIME,
        /** When both were to be rewarded, they were of one hierarchy, or shared a balance. */
        SELF_REFERRAL,
        /** When both were to be rewarded, the referred account's tax id was another account's, too. */
        TAX_ID_TAKEN
    }

    static final String COLUMNS = """
            r.id, c.code, r.referrer_id, b.name as referrer_name, r.account_id, a.name as account_name, r.tax_id,
            r.state, r.actor, r.referred_at, r.lapses_at, r.ended_at, r.lapsed_by, r.purchase_id, r.referrer_points,
            r.account_points, r.referrer_posting_id, r.account_posting_id""";

    static Referral of(ResultSet row) throws SQLException {
        var lapsedBy = row.getString("lapsed_by");
        return new Referral(row.getObject("id", UUID.class), row.getString("code"),
                row.getObject("referrer_id", UUID.class), row.getString("referrer_name"),
                row.getObject("account_id", UUID.class), row.getString("account_name"), row.getString("tax_id"),
                State.valueOf(row.getString("state")), row.getString("actor"), instant(row, "referred_at"),
                instant(row, "lapses_at"), instant(row, "ended_at"),
                lapsedBy == null ? null : Lapse.valueOf(lapsedBy), row.getObject("purchase_id", UUID.class),
                row.getLong("referrer_points"), row.getLong("account_points"),
                row.getObject("referrer_posting_id", UUID.class), row.getObject("account_posting_id", UUID.class));
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** The key of the posting of one side's points. */
    String postingKey(String side) {
        return "referral:" + id + ":" + side;
    }
}
