package io.stamgast.membership.recovery;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.dunning.action.CaseFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** What cases show buyers and hold back, in the caller's unit of work. */
public final class Notices {

    private static final String SHOWN = """
            select n.case_id, n.membership_id, n.amount_minor, n.currency, n.restricts, n.since, i.page_url
            from app.membership_notice n
            left join app.membership_invoice i on i.tenant_id = ? and i.id = n.invoice
            where n.tenant_id = ? and n.account_id = ? and n.shown order by n.since, n.case_id""";
    private static final String KEEP = """
            insert into app.membership_notice as n (tenant_id, case_id, account_id, membership_id, invoice,
                amount_minor, currency, shown, restricts, since)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, case_id) do update set shown = n.shown or excluded.shown,
                restricts = n.restricts or excluded.restricts""";
    private static final String END =
            "delete from app.membership_notice where tenant_id = ? and case_id = ? returning restricts";
    private static final String HIDE =
            "update app.membership_notice set shown = false where tenant_id = ? and case_id = ?";
    private static final String RESTRICTED = """
            select exists (select from app.membership_notice
                where tenant_id = ? and membership_id = ? and restricts)""";

    /**
     * What an account's buyers are shown: something was not paid.
     *
     * @param amountMinor what is owed, in the currency's minor unit
     * @param restricts whether the membership's benefits are held back
     * @param payAt where it can be paid; null when Stripe hasn't said
     */
    public record Notice(UUID caseId, UUID membershipId, long amountMinor, Currency currency, boolean restricts,
                         Instant since, String payAt) {
    }

    private final Connection connection;
    private final int tenantId;

    public Notices(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** What is shown to the account's buyers now, the oldest first. */
    public List<Notice> shown(UUID account) throws SQLException {
        try (var query = connection.prepareStatement(SHOWN)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setObject(3, account);
            var found = new ArrayList<Notice>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Notice(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3),
                            Currency.getInstance(row.getString(4)), row.getBoolean(5), instant(row, 6),
                            row.getString(7)));
                }
            }
            return found;
        }
    }

    void show(CaseFacts of, Instant now) throws SQLException {
        keep(of, true, false, now);
    }

    void restrict(CaseFacts of, Instant now) throws SQLException {
        keep(of, false, true, now);
    }

    private void keep(CaseFacts of, boolean shown, boolean restricts, Instant now) throws SQLException {
        try (var keep = connection.prepareStatement(KEEP)) {
            keep.setInt(1, tenantId);
            keep.setObject(2, of.id());
            keep.setObject(3, of.accountId());
            keep.setObject(4, of.membershipId());
            keep.setString(5, of.invoice());
            keep.setLong(6, of.amountMinor());
            keep.setString(7, of.currency().getCurrencyCode());
            keep.setBoolean(8, shown);
            keep.setBoolean(9, restricts);
            keep.setObject(10, now.atOffset(ZoneOffset.UTC));
            keep.executeUpdate();
        }
    }

    /** What is held back stays so. */
    void hide(CaseFacts of) throws SQLException {
        try (var hide = connection.prepareStatement(HIDE)) {
            hide.setInt(1, tenantId);
            hide.setObject(2, of.id());
            hide.executeUpdate();
        }
    }

    /** @return whether it held the membership's benefits back, and no other case does */
    boolean end(CaseFacts of) throws SQLException {
        try (var end = connection.prepareStatement(END)) {
            end.setInt(1, tenantId);
            end.setObject(2, of.id());
            try (var row = end.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return false;
                }
            }
        }
        return !isRestricted(of.membershipId());
    }

    private boolean isRestricted(UUID membership) throws SQLException {
        try (var query = connection.prepareStatement(RESTRICTED)) {
            query.setInt(1, tenantId);
            query.setObject(2, membership);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
